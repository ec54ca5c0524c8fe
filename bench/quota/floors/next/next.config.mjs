import { root } from "../../../../scripts/setup/settings.mjs";

export default { poweredByHeader: false, turbopack: { root } };
