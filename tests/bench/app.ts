/** How large the app is, beside a bare Taro app of two pages. */
import path from 'node:path'
import { build, builtTo } from '../../infra/local/build.ts'
import { buildBare } from './app/bare.ts'
import { h5Size, weappSizes } from './app/sizes.ts'
import { atMost, type Cell, round, type Section } from './support/report.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const MAIN_LIMIT = 600
const SUBPACKAGE_LIMIT = 300
const KB = 1024

const kilobytes = (bytes: number) => round(bytes / KB, 1)

export async function appPart(): Promise<Section[]> {
  await build(ROOT, 'weapp')
  await build(ROOT, 'h5')
  const ours = { weapp: weappSizes(builtTo(ROOT, 'weapp')), h5: h5Size(builtTo(ROOT, 'h5')) }
  const bare = { weapp: weappSizes(await buildBare(ROOT, 'weapp')), h5: h5Size(await buildBare(ROOT, 'h5')) }

  const row = (what: string, is: number, plain: number): Cell[] => [what, kilobytes(is), kilobytes(plain)]
  const subpackages = [...ours.weapp.subpackages]
  const rows = [
    row('weapp, main package', ours.weapp.main, bare.weapp.main),
    ...subpackages.map(([name, size]): Cell[] => [`weapp, subpackage ${name}`, kilobytes(size), '']),
    row('h5, all JavaScript, gzip', ours.h5.script, bare.h5.script),
    row('h5, JavaScript that index.html names, gzip', ours.h5.firstScript, bare.h5.firstScript),
    row('h5, all style sheets, gzip', ours.h5.style, bare.h5.style),
  ]
  const targets = [
    atMost('weapp, main package', kilobytes(ours.weapp.main), MAIN_LIMIT, ' KB'),
    ...subpackages.map(([name, size]) => atMost(`weapp, ${name}`, kilobytes(size), SUBPACKAGE_LIMIT, ' KB')),
  ]
  return [{ title: 'Size of the app', how, columns: ['what', 'KB', 'bare Taro app, KB'], rows, targets }]
}

const how = `\`npm run build:weapp\` and \`npm run build:h5\`, beside tests/bench/bare-app: two pages, a tap each, the same Taro, React and
compiler, none of the app's own configuration. Of weapp all files but the tools' settings, as they are uploaded.`
