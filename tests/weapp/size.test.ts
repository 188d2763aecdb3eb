/** The package as it would be uploaded: its size, its settings, and what it must not hold. */
import { describe, expect, it } from 'vitest'
import { BUILT_IN_API, theBundle } from './people.ts'

const KB = 1024
const MAIN_LIMIT = 700 * KB
const SUBPACKAGE_LIMIT = 300 * KB
/** WeChat refuses a larger tab icon. */
const ICON_LIMIT = 40 * KB

/** Names that look like addresses: an XML namespace, React's and Taro's words for errors. Nothing is fetched from them. */
const namesOnly = ['http://www.w3.org', 'https://reactjs.org', 'https://taro.com']

/** The interfaces that app.json must name in requiredPrivateInfos before they may be called. */
const placeInterfaces = [
  ...['getLocation', 'getFuzzyLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground'],
  ...['chooseLocation', 'choosePoi', 'chooseAddress'],
]

/** The tools' own settings are not part of the package. */
const uploaded = () => [...theBundle().files].filter(([file]) => file !== 'project.config.json')
const sizeOf = (belongs: (file: string) => boolean) =>
  uploaded().reduce((sum, [file, bytes]) => sum + (belongs(file) ? bytes.length : 0), 0)
const scripts = () => uploaded().flatMap(([file, bytes]) => (file.endsWith('.js') ? [bytes.toString('utf8')] : []))

describe('the package', () => {
  it('keeps the main package under 700 KB and each subpackage under 300 KB', () => {
    const bundle = theBundle()
    const main = sizeOf((file) => bundle.subpackageOf(file) === undefined)
    expect(main).toBeGreaterThan(0)
    expect(main).toBeLessThan(MAIN_LIMIT)
    for (const { root } of bundle.app.subPackages ?? []) {
      const size = sizeOf((file) => bundle.subpackageOf(file) === root)
      expect(size).toBeGreaterThan(0)
      expect(size).toBeLessThan(SUBPACKAGE_LIMIT)
    }
  })

  it('has the files of every page that app.json names', () => {
    const { files, pages } = theBundle()
    for (const page of pages)
      expect([...files.keys()]).toEqual(expect.arrayContaining([`${page}.js`, `${page}.json`, `${page}.wxml`]))
  })

  it('keeps the tabs in the main package, with icons that WeChat takes', () => {
    const { app, files } = theBundle()
    const tabs = app.tabBar?.list ?? []
    expect(tabs.length).toBeGreaterThanOrEqual(2)
    expect(tabs.length).toBeLessThanOrEqual(5)
    for (const { pagePath, iconPath, selectedIconPath } of tabs) {
      expect(app.pages).toContain(pagePath)
      for (const icon of [iconPath, selectedIconPath]) {
        const bytes = files.get(icon)
        expect(bytes?.subarray(1, 4).toString()).toBe('PNG')
        expect(bytes?.length).toBeLessThan(ICON_LIMIT)
      }
    }
  })

  it('has WeChat ask for consent, and declares the private interfaces that it calls', () => {
    const { app } = theBundle()
    expect(app.__usePrivacyCheck__).toBe(true)
    const called = placeInterfaces.filter((name) =>
      scripts().some((code) => new RegExp(`\\.${name}\\)?\\(`).test(code)),
    )
    expect(app.requiredPrivateInfos ?? []).toEqual(called)
  })

  it('loads a page’s code only when it is shown', () => {
    expect(theBundle().app.lazyCodeLoading).toBe('requiredComponents')
  })

  it('names no address but the API’s', () => {
    const addresses = uploaded().flatMap(
      ([, bytes]) => bytes.toString('utf8').match(/(?:https?|wss?):\/\/[\w.:-]+/g) ?? [],
    )
    const known = new Set([...namesOnly, new URL(BUILT_IN_API).origin])
    expect([...new Set(addresses)].filter((address) => !known.has(address))).toEqual([])
  })

  it('draws its icons from what it carries: no font, no picture from elsewhere', () => {
    const styles = uploaded().flatMap(([file, bytes]) => (file.endsWith('.wxss') ? [bytes.toString('utf8')] : []))
    expect(styles.join('\n')).not.toContain('@font-face')
    const urls = styles.flatMap((style) => style.match(/url\(["']?[^)]{0,12}/g) ?? [])
    expect(urls.filter((url) => !/^url\(["']?data:/.test(url))).toEqual([])
  })

  it('has no source map and nothing of the tests or the tools in it', () => {
    expect([...theBundle().files.keys()].filter((file) => /\.(map|ts|tsx|scss)$|(^|\/)\./.test(file))).toEqual([])
  })
})
