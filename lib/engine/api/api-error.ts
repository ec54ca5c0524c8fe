/** A refusal with words for a person and a code for a program. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 416 | 429 | 500 | 507;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: ApiError["status"], code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** 400, with what is wrong with the request. */
export function invalidRequest(message: string): ApiError {
  return new ApiError(400, "invalid_request", message);
}

/** 404 of a file. */
export function fileNotFound(): ApiError {
  return new ApiError(404, "not_found", "There is no file with this id.");
}

/** 507: nothing can be added until someone makes room. */
export function diskFull(): ApiError {
  return new ApiError(507, "insufficient_storage", "The disk of this library is full. Make room and try again.");
}
