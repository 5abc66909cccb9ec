/** Where official gazettes have their notices on the web, by the register of the notices' numbers. */
const ADDRESSES: Readonly<Record<string, (number: string) => string>> = {
  TED: (number) => `https://ted.europa.eu/en/notice/-/detail/${number}`,
  BOAMP: (idweb) => `https://www.boamp.fr/pages/avis/?q=idweb:${idweb}`,
};

/** The page of a notice by its identifiers; undefined where none is of a gazette whose pages are known. */
export function noticeAddress(
  identifiers: readonly { readonly scheme: string; readonly value: string }[],
): string | undefined {
  for (const { scheme, value } of identifiers) {
    const address = ADDRESSES[scheme]?.(value);
    if (address !== undefined) return address;
  }
  return undefined;
}
