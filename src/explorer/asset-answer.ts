import type { EncodingChoice } from '../server/http/compression.ts';
import type { Assets } from './assets.ts';

/** A file that pages load, for a year: another content has another address. */
export async function answerAsset(
  assets: Assets,
  choose: EncodingChoice,
  { headers }: Request,
  path: string,
): Promise<Response> {
  const asset = assets.find(path);
  if (asset === undefined) {
    const missing = { error: 'There is no such file.', code: 'NOT_FOUND' };
    return Response.json(missing, { status: 404 });
  }
  const all = { 'content-type': asset.contentType, 'cache-control': 'public, max-age=31536000, immutable' };
  const encoding = asset.isText ? choose(headers.get('accept-encoding')) : undefined;
  if (encoding === undefined) return new Response(asset.bytes, { headers: all });
  const bytes = await assets.coded(asset, encoding);
  return new Response(bytes, { headers: { ...all, 'content-encoding': encoding } });
}
