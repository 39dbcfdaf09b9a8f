import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { BackendError, DomainError, FormatError } from "@equal-bits/core";
import { expect, test } from "vitest";
import { loadSource } from "../../src/node/load-source.js";
import { fileServer } from "./file-server.js";
import { cifarFiles, cifarSource, gzipped, idxFiles, idxSource, tarOf, writeFiles } from "./small-sets.js";
import { temporaryFolder } from "./temporary-folder.js";

const servedIdx = gzipped(idxFiles, "/");
const members = Object.fromEntries(
  Object.entries(cifarFiles).map(([name, content]) => [`batches/${name}`, content]),
);
const servedCifar = {
  "/small.tar.gz": new Uint8Array(gzipSync(tarOf({ ...members, "batches/readme.html": Uint8Array.of(1) }))),
};

/** Everything below a folder, so that a temporary file left anywhere shows. */
function contentsOf(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String).sort() : [];
}

test("example: idx files are fetched one by one, cached as sent, and not fetched again", async () => {
  const cache = join(temporaryFolder(), "new", "cache");
  const { address, requests } = await fileServer(servedIdx);
  const options = { cache, mirrors: [address] };
  const first = await loadSource(idxSource, options);
  expect(first.name).toBe("small-idx");
  expect(first.train).toMatchObject({ count: 3, height: 2, width: 2, channels: 1, classes: 10 });
  expect([...first.train.labels]).toEqual([4, 0, 9]);
  expect([...first.test.images]).toEqual([21, 22, 23, 24, 25, 26, 27, 28]);
  expect(requests).toEqual(Object.keys(servedIdx));
  expect(contentsOf(join(cache, "small-idx"))).toEqual(Object.keys(gzipped(idxFiles)).sort());
  expect(await loadSource(idxSource, { ...options, offline: true })).toEqual(first);
  expect(requests).toHaveLength(4);
});

test("example: one archive brings all CIFAR files", async () => {
  const cache = temporaryFolder();
  const { address, requests } = await fileServer(servedCifar);
  const { train, test: held } = await loadSource(cifarSource, { cache, mirrors: [address.slice(0, -1)] });
  expect([...train.labels]).toEqual([1, 2, 3, 4]);
  expect([...held.labels]).toEqual([5]);
  expect([train.images[0], train.images.at(-1), held.images[0]]).toEqual([10, 20, 30]);
  expect(requests).toEqual(["/small.tar.gz"]);
  expect(contentsOf(join(cache, "small-cifar"))).toEqual(Object.keys(cifarFiles));
});

test("a raw file that the server sends in place of a gzipped one is cached under its own name", async () => {
  const cache = temporaryFolder();
  const name = "train-images-idx3-ubyte";
  const { address } = await fileServer({ ...servedIdx, [`/${name}.gz`]: idxFiles[name] });
  const { train } = await loadSource(idxSource, { cache, mirrors: [address] });
  expect(train.count).toBe(3);
  expect(contentsOf(join(cache, "small-idx"))).toContain(name);
});

test("offline, nothing is asked of the net and the remedy is named", async () => {
  const cache = temporaryFolder();
  const { address, requests } = await fileServer(servedIdx);
  const error: unknown = await loadSource(idxSource, { cache, mirrors: [address], offline: true }).catch(
    (e) => e,
  );
  expect(error).toBeInstanceOf(DomainError);
  expect(String(error)).toMatch(
    /got no train-images-idx3-ubyte in .*small-idx; give a folder that holds it, set EQUAL_BITS_DATA/,
  );
  expect(requests).toEqual([]);
  expect(contentsOf(cache)).toEqual([]);
});

test("for every file that is not the published one: refused, and nothing is cached", async () => {
  const wrong: Record<string, Uint8Array> = {
    "other content": gzipSync(Uint8Array.from(idxFiles["train-images-idx3-ubyte"], (byte) => byte ^ 1)),
    shorter: gzipSync(idxFiles["train-images-idx3-ubyte"].subarray(0, 20)),
    longer: gzipSync(new Uint8Array(29)),
    "a bomb": gzipSync(new Uint8Array(2 ** 22)),
    truncated: servedIdx["/train-images-idx3-ubyte.gz"].subarray(0, 30),
    empty: new Uint8Array(0),
    "a page": new TextEncoder().encode("<html>login</html>"),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    const cache = temporaryFolder();
    const { address } = await fileServer({ "/train-images-idx3-ubyte.gz": bytes });
    await expect(loadSource(idxSource, { cache, mirrors: [address] }), what).rejects.toThrow(FormatError);
    expect(contentsOf(cache), what).toEqual([]);
  }
});

test("for every archive that is not the published one: refused, and nothing is cached", async () => {
  const { "batches/data_batch_1.bin": one, ...rest } = members;
  const changed = {
    ...members,
    "batches/test_batch.bin": Uint8Array.from(one.subarray(0, 3073), (byte) => byte ^ 1),
  };
  const wrong: Record<string, Uint8Array> = {
    "a member is missing": gzipSync(tarOf(rest)),
    "a member is changed": gzipSync(tarOf(changed)),
    "no tar": gzipSync(new Uint8Array(600).fill(65)),
    truncated: gzipSync(tarOf(members).subarray(0, 4000)),
    "a bomb": gzipSync(new Uint8Array(2 ** 22)),
  };
  for (const [what, bytes] of Object.entries(wrong)) {
    const cache = temporaryFolder();
    const { address } = await fileServer({ "/small.tar.gz": bytes });
    await expect(loadSource(cifarSource, { cache, mirrors: [address] }), what).rejects.toThrow(FormatError);
    expect(contentsOf(cache), what).toEqual([]);
  }
});

test("a corrupt cached file is fetched anew, and refused offline", async () => {
  const cache = temporaryFolder();
  const { address, requests } = await fileServer(servedIdx);
  const folder = writeFiles(join(cache, "small-idx"), gzipped(idxFiles));
  const damaged = join(folder, "t10k-labels-idx1-ubyte.gz");
  writeFileSync(damaged, gzipSync(Uint8Array.from(idxFiles["t10k-labels-idx1-ubyte"]).fill(1, 8)));
  const options = { cache, mirrors: [address] };
  await expect(loadSource(idxSource, { ...options, offline: true })).rejects.toThrow(
    /t10k-labels-idx1-ubyte\.gz must have content of SHA-256 .*; load it once online/,
  );
  expect(requests).toEqual([]);
  expect([...(await loadSource(idxSource, options)).test.labels]).toEqual([1, 2]);
  expect(requests).toEqual(["/t10k-labels-idx1-ubyte.gz"]);
  await expect(loadSource(idxSource, { ...options, offline: true })).resolves.toBeDefined();
});

test("a download that breaks off or is stopped leaves nothing of its file behind", async () => {
  const cache = temporaryFolder();
  const controller = new AbortController();
  const { address } = await fileServer({
    ...servedIdx,
    "/train-labels-idx1-ubyte.gz": (response) => void response.writeHead(200).write("first"),
  });
  const onProgress = ({ file }: { file: string }) => {
    if (file === "train-labels-idx1-ubyte.gz") controller.abort();
  };
  const load = loadSource(idxSource, { cache, mirrors: [address], signal: controller.signal, onProgress });
  await expect(load).rejects.toMatchObject({ name: "AbortError" });
  expect(contentsOf(join(cache, "small-idx"))).toEqual(["train-images-idx3-ubyte.gz"]); // whole and verified
});

test("addresses are tried in turn; a wrong file says more than one that is not served", async () => {
  const good = await fileServer(servedIdx);
  const missing = await fileServer({});
  const wrong = await fileServer({ "/train-images-idx3-ubyte.gz": gzipSync(new Uint8Array(28)) });
  const load = (...mirrors: string[]) => loadSource(idxSource, { cache: temporaryFolder(), mirrors });
  expect((await load(missing.address, wrong.address, good.address)).train.count).toBe(3);
  await expect(load(missing.address)).rejects.toThrow(BackendError);
  await expect(load(missing.address, wrong.address)).rejects.toThrow(/SHA-256/);
});

test("limits take the first images, and leave batches beyond them unread", async () => {
  const cache = temporaryFolder();
  const part = {
    "data_batch_1.bin": cifarFiles["data_batch_1.bin"],
    "test_batch.bin": cifarFiles["test_batch.bin"],
  };
  writeFiles(join(cache, "small-cifar"), part);
  const options = { cache, offline: true };
  const { train } = await loadSource(cifarSource, { ...options, trainImages: 1 });
  expect([...train.labels]).toEqual([1]);
  expect(train.images).toHaveLength(3072);
  await expect(loadSource(cifarSource, { ...options, trainImages: 3 })).rejects.toThrow(
    /no data_batch_2.bin/,
  );
});

test("example: XDG_CACHE_HOME says where the cache is; a relative one is ignored", async () => {
  const base = temporaryFolder();
  const { address } = await fileServer(servedIdx);
  await loadSource(idxSource, { mirrors: [address], environment: { XDG_CACHE_HOME: base } });
  expect(contentsOf(join(base, "equal-bits", "small-idx"))).toHaveLength(4);
  const load = loadSource(idxSource, { offline: true, environment: { XDG_CACHE_HOME: "relative" } });
  await expect(load).rejects.toThrow(/\.cache[\\/]equal-bits[\\/]small-idx/);
});

test("mirrors that are no http addresses, or none, and other classes are refused", async () => {
  const cache = temporaryFolder();
  for (const mirror of ["file:///etc", "not an address", "ftp://x/"])
    await expect(loadSource(idxSource, { cache, mirrors: [mirror] })).rejects.toThrow(
      /must be http or https/,
    );
  await expect(loadSource(idxSource, { cache, mirrors: [] })).rejects.toThrow(/at least one address/);
  await expect(loadSource(idxSource, { cache, classes: 26 })).rejects.toThrow("classes must be 10");
});

test("a cache that cannot be written is refused with the remedy", async () => {
  const file = join(temporaryFolder(), "file");
  writeFileSync(file, "");
  const { address } = await fileServer(servedIdx);
  await expect(loadSource(idxSource, { cache: file, mirrors: [address] })).rejects.toThrow(
    /cache must be a writable folder, .*choose another with `cache`/,
  );
});
