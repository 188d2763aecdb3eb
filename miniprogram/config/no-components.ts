/**
 * Stands in for @tarojs/components in the h5 build: browsers get real HTML elements (src/ui/base), so Taro's custom elements,
 * which neither keyboards nor screen readers can use, are left out.
 */
export const Button = undefined
export const Image = undefined
export const Input = undefined
export const ScrollView = undefined
export const Text = undefined
export const Textarea = undefined
export const View = undefined
