/** Numbers in words. */

/** A share from 0 to 1 as a percentage of at most one decimal. Only all of it is 100 %, and only nothing is 0 %. */
export function percentWords(share: number): string {
  if (share <= 0) return '0%'
  if (share >= 1) return '100%'
  const tenths = Math.min(Math.max(Math.round(share * 1000), 1), 999)
  return `${tenths / 10}%`
}

/** 1,234: by hand, for WeChat's engine on iOS knows no locales. */
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
