/**
 * A Taro plugin for weapp. Taro's templates drop what components say of themselves to screen readers, so every template
 * of an element is given the aria attributes that WeChat's components know; the page's data carries them already.
 */
const attributes = ['label', 'role', 'hidden', 'checked', 'pressed', 'expanded', 'disabled', 'live', 'busy'] as const

const bindings = attributes
  .map((name) => ` aria-${name}="{{i.aria${name[0]?.toUpperCase()}${name.slice(1)}}}"`)
  .join('')

/** The templates with the attributes, but for those of plain views, which Taro takes only for what has none. */
export const withAria = (wxml: string) =>
  wxml.replace(/<(view(?= hover-class)|image|button|input|textarea|scroll-view)(?=\s)/g, `<$1${bindings}`)

interface Asset {
  source: () => string | Buffer
  size: () => number
}
interface Hooks {
  modifyBuildAssets: (change: (build: { assets: Record<string, Asset> }) => void) => void
}

export default function accessible(hooks: Hooks) {
  hooks.modifyBuildAssets(({ assets }) => {
    const templates = assets['base.wxml']
    if (!templates) return
    const text = withAria(templates.source().toString())
    assets['base.wxml'] = { source: () => text, size: () => Buffer.byteLength(text) }
  })
}
