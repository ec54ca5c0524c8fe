import { passOn } from "../../../../pass-on.mjs";

/** Passes pages on with Next and nothing else. @param {Request} request */
export async function GET(request) {
  const { pathname, search } = new URL(request.url);
  return Response.json(await passOn(pathname + search));
}
