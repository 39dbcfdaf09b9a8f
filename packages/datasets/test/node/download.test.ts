import { BackendError, FormatError } from "@equal-bits/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type DownloadProgress, download } from "../../src/node/download.js";
import { fileServer } from "./file-server.js";

test("for every content: what is served arrives", async () => {
  const contents = fc.sample(fc.uint8Array({ maxLength: 5000 }), 20);
  const { address } = await fileServer(
    Object.fromEntries(contents.map((content, at) => [`/${at}`, content])),
  );
  for (const [at, content] of contents.entries())
    expect(await download(`${address}${at}`, { maxBytes: 5000 })).toEqual(content);
});

test("progress rises to the whole length, and names the file", async () => {
  const { address } = await fileServer({ "/folder/big.gz": new Uint8Array(300_000) });
  const seen: DownloadProgress[] = [];
  const onProgress = (progress: DownloadProgress) => seen.push(progress);
  await download(`${address}folder/big.gz`, { maxBytes: 300_000, onProgress });
  expect(seen.length).toBeGreaterThan(1);
  expect(seen.every(({ file, total }) => file === "big.gz" && total === 300_000)).toBe(true);
  expect(seen.map(({ bytes }) => bytes)).toEqual(seen.map(({ bytes }) => bytes).toSorted((a, b) => a - b));
  expect(seen.at(-1)?.bytes).toBe(300_000);
});

test("example: a server that does not say the length gives total null", async () => {
  const { address } = await fileServer({ "/x": (response) => response.writeHead(200).end("abc") });
  const totals: (number | null)[] = [];
  const content = await download(`${address}x`, {
    maxBytes: 10,
    onProgress: ({ total }) => totals.push(total),
  });
  expect(new TextDecoder().decode(content)).toBe("abc");
  expect(totals).toEqual([null]);
});

test("example: redirects are followed", async () => {
  const { address } = await fileServer({
    "/old": (response) => response.writeHead(302, { location: "/new" }).end(),
    "/new": Uint8Array.of(5),
  });
  expect([...(await download(`${address}old`, { maxBytes: 10 }))]).toEqual([5]);
});

test("more than the limit is refused, whether declared or endless", async () => {
  let closed = false;
  const { address } = await fileServer({
    "/declared": new Uint8Array(100),
    "/endless": (response) => {
      const timer = setInterval(() => response.write(new Uint8Array(1000)), 1);
      response.on("close", () => {
        clearInterval(timer);
        closed = true;
      });
    },
  });
  await expect(download(`${address}declared`, { maxBytes: 99 })).rejects.toThrow("at most 99 bytes, got 100");
  await expect(download(`${address}endless`, { maxBytes: 5000 })).rejects.toThrow(FormatError);
  await expect.poll(() => closed).toBe(true);
});

test("a status that is no success, a broken connection and a closed port are refused with the remedy", async () => {
  const { address } = await fileServer({
    "/broken": (response) => {
      response.writeHead(200, { "content-length": 100 }).write("only this");
      setTimeout(() => response.destroy(), 20);
    },
  });
  const refused = async (url: string, reason: RegExp) => {
    const error: unknown = await download(url, { maxBytes: 1000 }).catch((caught) => caught);
    expect(error).toBeInstanceOf(BackendError);
    expect(String(error)).toMatch(reason);
    expect(String(error)).toMatch(/give their folder as `directory`/);
  };
  await refused(`${address}nothing`, /must be served, got status 404/);
  await refused(`${address}broken`, /must be reachable/);
  await refused("http://127.0.0.1:1/x", /must be reachable/);
});

test("an abort ends with the signal's reason, before and during the transfer", async () => {
  const { address } = await fileServer({
    "/slow": (response) => void response.writeHead(200).write("first"),
  });
  const reason = new Error("enough");
  await expect(download(`${address}slow`, { maxBytes: 100, signal: AbortSignal.abort(reason) })).rejects.toBe(
    reason,
  );
  const controller = new AbortController();
  const onProgress = () => controller.abort(reason);
  await expect(
    download(`${address}slow`, { maxBytes: 100, signal: controller.signal, onProgress }),
  ).rejects.toBe(reason);
});

test("an error of the caller's own progress function arrives as it is", async () => {
  const { address } = await fileServer({ "/x": Uint8Array.of(1) });
  const mistake = new TypeError("mine");
  const onProgress = () => {
    throw mistake;
  };
  await expect(download(`${address}x`, { maxBytes: 10, onProgress })).rejects.toBe(mistake);
});
