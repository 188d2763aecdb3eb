/** The built mini-program, read into memory at once: what WeChat would have downloaded. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string; iconPath: string; selectedIconPath: string }[] }
  window?: Record<string, unknown>
  requiredPrivateInfos?: string[]
  permission?: Record<string, unknown>
  lazyCodeLoading?: string
  __usePrivacyCheck__?: boolean
}

export interface Bundle {
  /** Every file by its path in the package, such as tickets/open/index.js. */
  files: ReadonlyMap<string, Buffer>
  app: AppJson
  /** Every page's path, those of the subpackages too. */
  pages: readonly string[]
  tabs: readonly { page: string; text: string }[]
  /** The text of a file; throws when there is none. */
  text(file: string): string
  /** The root of the subpackage that a file belongs to, or undefined for the main package. */
  subpackageOf(file: string): string | undefined
}

export function readBundle(folder: string): Bundle {
  const files = new Map<string, Buffer>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = path.join(entry.parentPath, entry.name)
    files.set(path.relative(folder, file).split(path.sep).join('/'), readFileSync(file))
  }
  const text = (file: string) => {
    const found = files.get(file)
    if (!found) throw new Error(`The bundle has no ${file}`)
    return found.toString('utf8')
  }
  const app = JSON.parse(text('app.json')) as AppJson
  const subpackages = app.subPackages ?? []
  const inside = subpackages.flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`))
  return {
    files,
    app,
    pages: [...app.pages, ...inside],
    tabs: (app.tabBar?.list ?? []).map(({ pagePath, text }) => ({ page: pagePath, text })),
    text,
    subpackageOf: (file) => subpackages.find(({ root }) => file.startsWith(`${root}/`))?.root,
  }
}
