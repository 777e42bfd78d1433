import type { RouteContract } from '../../../src/kernel/base/route-contract.ts';
import { type AnyInput, type CallAnswer, reach, requestHeaders, urlOf } from './api.ts';
import { ApiProblem, problemFrom, unreachable } from './api-problem.ts';

/** Files being fetched now, and who wants to know of it. */
let fetching = 0;
const watchers = new Set<() => void>();

export const filesBeingFetched = (): number => fetching;

/** Tells whenever a file begins or ends being fetched; the answer ends the telling. */
export function watchFiles(told: () => void): () => void {
  watchers.add(told);
  return () => watchers.delete(told);
}

function count(change: 1 | -1): void {
  fetching += change;
  for (const told of watchers) told();
}

/** Fetches a file and hands it to the browser under the name the server gave. @throws ApiProblem */
export async function download(contract: RouteContract, input: AnyInput = {}): Promise<void> {
  count(1);
  try {
    await fetchFile(contract, input);
  } finally {
    count(-1);
  }
}

async function fetchFile(contract: RouteContract, input: AnyInput): Promise<void> {
  const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) };
  const response = await reach(urlOf(contract, input), { method: contract.method, credentials: 'same-origin', headers: { ...requestHeaders(), ...(input.body !== undefined && { 'content-type': 'application/json' }) }, ...body });
  if (!response.ok) throw problemFrom(response.status, await response.text());
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileNameOf(response.headers.get('content-disposition')) ?? contract.id;
  link.click();
  // The browser reads the address after the click returns; freeing it at once loses the file in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Name in a Content-Disposition header (RFC 6266): the UTF-8 form wins over the plain one. */
export function fileNameOf(header: string | null): string | undefined {
  const extended = /filename\*\s*=\s*UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (extended) {
    try {
      return decodeURIComponent(extended.trim());
    } catch {
      // A name the server encoded wrongly must not lose the file: the plain name serves.
    }
  }
  return /filename\s*=\s*"([^"]*)"/i.exec(header ?? '')?.[1] ?? /filename\s*=\s*([^;"\s]+)/i.exec(header ?? '')?.[1];
}

export interface UploadOptions {
  file: File;
  input?: AnyInput;
  /** 0 … 1 of the bytes sent. The server's own work comes after 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
}

/** Sends one file to a route whose contract says `upload`. @throws ApiProblem FILE_TOO_LARGE before sending, or the server's */
export function upload<C extends RouteContract>(contract: C, { file, input = {}, onProgress, signal }: UploadOptions): Promise<CallAnswer<C>> {
  const limit = contract.upload?.maxBytes ?? Number.POSITIVE_INFINITY;
  if (file.size > limit) return Promise.reject(tooLarge(file, limit));
  return new Promise((resolve, reject) => {
    // fetch cannot report how much it has sent; XMLHttpRequest can.
    const request = new XMLHttpRequest();
    request.open(contract.method, urlOf(contract, input));
    for (const [name, value] of Object.entries({ ...requestHeaders(), accept: 'application/json' })) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total);
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new DOMException('upload given up', 'AbortError'));
    request.onload = () => {
      if (request.status < 200 || request.status > 299) return reject(problemFrom(request.status, request.responseText));
      try {
        resolve(JSON.parse(request.responseText) as CallAnswer<C>);
      } catch {
        reject(problemFrom(request.status, request.responseText));
      }
    };
    signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file, file.name);
    request.send(form);
  });
}

function tooLarge(file: File, limit: number): ApiProblem {
  const mega = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  return new ApiProblem(413, {
    code: 'FILE_TOO_LARGE',
    zh: `文件 ${mega(file.size)} MB，超过上限 ${mega(limit)} MB`,
    en: `The file has ${mega(file.size)} MB, more than the ${mega(limit)} MB allowed`,
    where: { file: file.name },
    remedy: { zh: '请拆分成几个文件后分别上传', en: 'Split it and upload the parts' },
  });
}
