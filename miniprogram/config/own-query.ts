/**
 * A webpack loader for Taro's router of browsers. It knows the pages of its stack by their paths alone: who goes forward, or by an address, to a page whose path is
 * in the stack already would be shown that one, with another tab or another ticket than the address says. Here the query counts as well.
 */
const BY_PATH = `.replace(/\\?.*/g, '')) === pathname; });`
const BY_ADDRESS = `.replace(/\\?.*/g, '')) === pathname && queryOf(page.path) === queryOf(location.hash); });`

/** Each page of the stack carries a stamp in its query, which no address has. */
const QUERY_OF = `
function queryOf(address) {
  const query = new URLSearchParams(address.split('?')[1]);
  query.delete('stamp');
  query.sort();
  return query.toString();
}
`

export default function ownQuery(router: string): string {
  if (router.split(BY_PATH).length !== 2)
    throw new Error("Taro's router looks for a page of its stack in another way now")
  return router.replace(BY_PATH, () => BY_ADDRESS) + QUERY_OF
}
