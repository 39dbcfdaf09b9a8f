import { BackendError, FormatError } from "@equal-bits/core";
import { reasonOf } from "./reason-of.js";

/** How far a download has come. */
export interface DownloadProgress {
  /** Name of the file that is being downloaded, as at its address. */
  readonly file: string;
  /** Bytes received so far. */
  readonly bytes: number;
  /** Bytes in all; null if the server does not say. */
  readonly total: number | null;
}

/** @internal */
export interface DownloadOptions {
  readonly maxBytes: number;
  readonly onProgress?: (progress: DownloadProgress) => void;
  readonly signal?: AbortSignal;
}

/**
 * Fetches a file of at most `maxBytes` into memory.
 *
 * @throws BackendError if it cannot be had
 * @throws FormatError if it is longer
 * @internal
 */
export async function download(
  url: string,
  { maxBytes, onProgress, signal }: DownloadOptions,
): Promise<Uint8Array> {
  const response = await request(url, signal);
  const total = declaredLength(response);
  const file = new URL(url).pathname.split("/").at(-1) ?? url;
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of piecesOf(response, url, signal)) {
    bytes += piece.length;
    if (bytes > maxBytes || (total ?? 0) > maxBytes)
      throw new FormatError(`${url} must have at most ${maxBytes} bytes, got ${total ?? "more"}`);
    pieces.push(piece);
    onProgress?.({ file, bytes, total });
  }
  return joined(pieces, bytes);
}

async function request(url: string, signal: AbortSignal | undefined): Promise<Response> {
  // a server that compresses once more on its own would make its length and ours differ
  const headers = { "accept-encoding": "identity" };
  const response = await reached(url, signal, () => fetch(url, { headers, signal: signal ?? null }));
  if (response.ok) return response;
  await response.body?.cancel();
  throw new BackendError(`${url} must be served, got status ${response.status}; ${REMEDY}`);
}

/** The body, piece by piece; to stop early closes the connection. */
async function* piecesOf(
  { body }: Response,
  url: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reached(url, signal, () => reader.read());
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined); // of a broken stream: it has said why already
  }
}

async function reached<T>(
  url: string,
  signal: AbortSignal | undefined,
  action: () => Promise<T>,
): Promise<T> {
  try {
    return await action();
  } catch (error) {
    signal?.throwIfAborted();
    throw new BackendError(`${url} must be reachable, got ${reasonOf(error)}; ${REMEDY}`);
  }
}

const REMEDY = "get the files another way and give their folder as `directory`, or name a mirror";

function declaredLength({ headers }: Response): number | null {
  const length = Number(headers.get("content-length") ?? Number.NaN);
  return Number.isSafeInteger(length) && length >= 0 && !headers.has("content-encoding") ? length : null;
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
