/** What stands in place of the name of who has left. */
export const GONE = '已注销居民'
