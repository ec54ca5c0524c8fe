/** The light build has the API of the full one, but the package ships types for the full one only. */
declare module "hls.js/light" {
  export { default } from "hls.js";
}
