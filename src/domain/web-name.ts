/**
 * An origin as browsers write it: of a page, of a file (`null`, or `file://` in Electron), or of an app (`electron://altair`,
 * `capacitor://localhost`). One `*` may stand for the first labels of a name that has two more: `https://*.example.org`.
 */
export function isOriginPattern(text: string): boolean {
  if (text === '*' || text === 'null' || text === 'file://') return true;
  const address = text.replace('://*.', '://any.');
  if (address.includes('*')) return false;
  if (address !== text && !/:\/\/any\.[^./:]+\.[^/:]/.test(address)) return false;
  if (/^https?:\/\//.test(address)) return URL.canParse(address) && new URL(address).origin === address;
  return address === text && /^(?!ftp:|wss?:)[a-z][a-z0-9+.-]*:\/\/[A-Za-z0-9._-]+(:[0-9]+)?$/.test(text);
}

/** An origin of HTTP as browsers write it, without a path. */
export function isWebOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** A name or an address without scheme and port, `*.` and a name, or `*`. */
export function isHostPattern(text: string): boolean {
  return (
    text === '*' ||
    /^(\*\.[a-z0-9_-]+\.)?[a-z0-9._-]+$/i.test(text) ||
    /^\[?[0-9a-f:]+:[0-9a-f:.]+\]?$/i.test(text)
  );
}

/** The name of a header: a token of RFC 9110. */
export function isHeaderName(text: string): boolean {
  return /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/.test(text);
}
