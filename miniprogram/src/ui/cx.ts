/** Class names, those that apply. */
export const cx = (...names: (string | false | undefined)[]) => names.filter(Boolean).join(' ')
