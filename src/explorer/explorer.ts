import type { Exchange, ServerPlugin } from '../server/answer/exchange.ts';
import type { PageRoom } from '../server/page-room.ts';
import { isServicePath, ONLY_GET } from '../server/yoga/routes.ts';
import { thingOf } from './address.ts';
import { answerAsset } from './asset-answer.ts';
import { ASSET_PATH, Assets } from './assets.ts';
import { MadePage } from './kept-pages.ts';
import { preferredLanguage } from './language.ts';
import { chooseForm } from './negotiation.ts';
import { PAGES } from './page-list.ts';
import { PageMaker } from './page-maker.ts';
import { publicUrlOf } from './public-url.ts';
import { createRouter, decodedPath, foreignLanguage, splitLanguage } from './route.ts';
import { sendPage, sendRedirect } from './sending.ts';
import { isForRobots, robotFile } from './sitemap.ts';

/**
 * Pages for people, on GET and HEAD: `/{en|fr}/…`, the files they load, and addresses without a language, which lead to the reader's.
 * `/` leads browsers to the first page. What is thrown here does not reach Yoga, which would answer with the stack.
 */
export function useExplorer(room: PageRoom): ServerPlugin {
  const explorer = new Explorer(room);
  return {
    async onRequest({ request, url, endResponse, serverContext: { exchange } }) {
      if (request.method === 'OPTIONS' || !explorer.answers(url.pathname, request.headers.get('accept')))
        return;
      endResponse(await explorer.answer(request, url, exchange));
    },
  };
}

class Explorer {
  readonly #room: PageRoom;
  readonly #findPage = createRouter(PAGES);
  #made: { readonly assets: Assets; readonly maker: PageMaker } | undefined;

  constructor(room: PageRoom) {
    this.#room = room;
  }

  /** Whether an address is one of pages: those of programs are for them, and what is unknown is a page to browsers alone. */
  answers(path: string, accept: string | null): boolean {
    const { language, rest } = splitLanguage(path);
    if (language !== undefined || path.startsWith(ASSET_PATH) || isForRobots(path)) return true;
    const takesPages = accept?.includes('text/html') === true;
    if (path === '/') return takesPages;
    return (
      this.#findPage(chooseForm(rest, accept).path) !== undefined || (takesPages && !isServicePath(path))
    );
  }

  async answer(request: Request, url: URL, exchange: Exchange): Promise<Response> {
    const { method } = request;
    if (method !== 'GET' && method !== 'HEAD')
      return Response.json(ONLY_GET, { status: 405, headers: { allow: 'GET, HEAD' } });
    try {
      return await this.#answer(request, url, exchange);
    } catch (error) {
      const { requestId } = exchange;
      this.#room.logger.error({ requestId, err: error }, 'A page could not be sent');
      const fault = { error: 'Internal error', code: 'INTERNAL_SERVER_ERROR', requestId };
      return Response.json(fault, { status: 500 });
    }
  }

  async #answer(request: Request, url: URL, exchange: Exchange): Promise<Response> {
    const { chooseEncoding } = this.#room;
    const { pathname, search } = url;
    const { assets, maker } = this.#make();
    if (pathname.startsWith(ASSET_PATH)) return answerAsset(assets, chooseEncoding, request, pathname);
    const { headers } = request;
    if (isForRobots(pathname)) return this.#answerRobots(pathname, headers);
    const { language, rest } = splitLanguage(pathname);
    const asked = chooseForm(rest, headers.get('accept'));
    const route = this.#findPage(asked.path);
    const preferred = language ?? preferredLanguage(headers.get('accept-language'));
    if (pathname === `/${language}`) return sendRedirect(303, `/${language}/${search}`);
    const parts = Object.entries(route?.segments ?? {}).map(([name, part]) => [name, decodedPath(part)]);
    const isRight = parts.every(([, part]) => part !== undefined);
    const segments = isRight ? Object.fromEntries(parts) : {};
    // An address without a language names a thing: its linked data is there.
    const isLinkedData = asked.form === 'jsonld' && thingOf(asked.path, segments) !== undefined;
    if (language === undefined && route !== undefined && !isLinkedData)
      return sendRedirect(303, `/${preferred}${pathname}${search}`, 'Accept, Accept-Language');
    const foreign = language === undefined && route === undefined ? foreignLanguage(asked.path) : undefined;
    const hasForeign = foreign !== undefined && this.#findPage(foreign.rest) !== undefined;
    const made = await maker.make({
      exchange,
      language: preferred,
      ...asked,
      page: isRight ? route?.page : undefined,
      ...(hasForeign && { foreign }),
      segments,
      given: url.searchParams,
      search,
    });
    return sendPage(made, headers, chooseEncoding);
  }

  async #answerRobots(path: string, headers: Headers): Promise<Response> {
    const file = await robotFile(path, publicUrlOf(this.#room.config), this.#room.slugs);
    if (file === undefined)
      return Response.json({ error: 'There is no such list.', code: 'NOT_FOUND' }, { status: 404 });
    const made = new MadePage(200, { 'content-type': file.contentType }, file.body);
    return sendPage({ page: made, timing: 'made' }, headers, this.#room.chooseEncoding);
  }

  /** When the first page is asked for: a server without readers reads no files for them. */
  #make() {
    if (this.#made === undefined) {
      const assets = new Assets();
      this.#made = { assets, maker: new PageMaker(this.#room, assets) };
    }
    return this.#made;
  }
}
