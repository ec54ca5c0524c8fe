import { ERRORS } from "@tus/server";
import { ApiError, invalidRequest } from "../api/api-error";

const protocol = { "Tus-Resumable": "1.0.0", "Tus-Version": "1.0.0" };

/** What the tus server refuses, in words; `failure` is what was thrown, if anything was. */
export function tusRefusal(status: number, text: string, failure: unknown): unknown {
  if (failure instanceof ApiError) return failure;
  if (text === ERRORS.INVALID_OFFSET.body) {
    return new ApiError(
      409,
      "conflict",
      "These bytes do not go on where the upload stands. Ask by HEAD for the offset and go on from there.",
      protocol,
    );
  }
  if (status === 413) {
    return new ApiError(413, "payload_too_large", "More bytes came than the upload's length says.", protocol);
  }
  if (status === 412) {
    return new ApiError(412, "invalid_request", "This address speaks tus 1.0.0: send Tus-Resumable: 1.0.0.", protocol);
  }
  // What is thrown and has no status of its own is a failure of ours.
  if (status >= 500 && failure !== undefined) return failure;
  return invalidRequest(`The upload protocol (tus 1.0.0) was not kept: ${text.trim()}.`);
}
