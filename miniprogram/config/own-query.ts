/**
 * A webpack loader for Taro's router of browsers. It knows the pages of its stack by their paths alone: who goes forward, or by an address, to a page whose path is
 * in the stack already would be shown that one, with another tab or another ticket than the address says. Here the query counts as well.
 */
const BY_PATH = `.replace(/\\?.*/g, '')) === pathname; });`
const BY_ADDRESS = `.replace(/\\?.*/g, '')) === pathname && queryOf(page) === queryOfAddress(); });`

/** A page keeps its query as it came, undecoded, with two entries of Taro's own. Its `path` has none of it. */
const QUERIES = `
function sorted(text) {
  const query = new URLSearchParams(text);
  query.delete('stamp');
  query.delete('$taroTimestamp');
  query.sort();
  return query.toString();
}
const queryOf = (page) => sorted(Object.entries(page.$taroParams || {}).map(([name, value]) => name + '=' + (value ?? '')).join('&'));
const queryOfAddress = () => sorted(location.hash.split('?')[1] || '');
`

export default function ownQuery(router: string): string {
  if (router.split(BY_PATH).length !== 2)
    throw new Error("Taro's router looks for a page of its stack in another way now")
  return router.replace(BY_PATH, () => BY_ADDRESS) + QUERIES
}
