import { createVideogenBackend } from "@/lib/backend/videogen";
export default createVideogenBackend;
