import { root } from "../../../../scripts/setup/settings.mjs";

export default { poweredByHeader: false, compress: false, turbopack: { root } };
