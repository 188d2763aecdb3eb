/** What a component of WeChat's says of itself to screen readers, under the names that config/accessible.ts passes on. */
export interface Aria {
  label?: string | undefined
  role?: string | undefined
  hidden?: boolean | undefined
  checked?: boolean | undefined
  pressed?: boolean | undefined
  expanded?: boolean | undefined
  disabled?: boolean | undefined
  live?: string | undefined
  busy?: boolean | undefined
}

/** Only what is said: a component with no attribute is rendered by a cheaper template. */
export const weappAria = (aria: Aria): Record<string, string | boolean> =>
  Object.fromEntries(
    Object.entries(aria).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[`aria${name[0]?.toUpperCase()}${name.slice(1)}`, value]],
    ),
  )
