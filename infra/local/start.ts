/** `npm start`: the product on this machine, with its demo district. `--reset` begins anew. */
import { rmSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { systemClock } from '../../functions/platform/clock.ts'
import { demoPeople } from '../demo/people.ts'
import { buildApp, serveApp } from './app.ts'
import { claimFolder } from './data.ts'
import { endWith, onEnd } from './ending.ts'
import { choosePort } from './ports.ts'
import { startStage } from './stage.ts'

const APP_PORT = 4173
const API_PORT = 4000
/** Raised when items of before can no longer be read: the demo then begins anew beside what was kept. */
const FORMAT = 4
const root = fileURLToPath(new URL('../../', import.meta.url))
const begun = systemClock.now()

const say = (what: string) => {
  const seconds = ((systemClock.now() - begun) / 1000).toFixed(1)
  console.log(`${seconds.padStart(6)} s  ${what}`)
}

async function start() {
  const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } })
  const ports = await choosePorts()
  const folder = await claimFolder(join(root, '.data', `format-${FORMAT}`))
  if (values.reset) {
    rmSync(folder, { recursive: true, force: true })
    say('Beginning anew: the data of before is deleted')
  } else if (basename(folder) !== 'stage') {
    say(`Another one runs from this checkout: this one keeps its data apart, in ${relative(root, folder)}`)
  }
  say('Starting the backend and building the app if it changed …')
  const building = buildApp(root).then((anew) => say(anew ? 'The app is built' : 'The app is built already'))
  const app = await serveApp(root, ports.app, `http://localhost:${ports.api}`, building)
  onEnd(() => app.stop())
  const starting = startStage({ apiPort: ports.api, appPort: ports.app, socketPort: ports.socket, folder, say }).then(
    (stage) => {
      onEnd(() => stage.stop())
      stage.broken.then((why) => endWith(1, why))
      return stage
    },
  )
  const [stage] = await Promise.all([starting, building])
  console.log(guide(app.url, stage.api))
  console.log(`ready app=${app.url} api=${stage.api}`)
}

async function choosePorts() {
  const app = await choosePort(
    'PORT',
    process.env.PORT,
    APP_PORT,
    process.env.API_PORT ? [Number(process.env.API_PORT)] : [],
  )
  const api = await choosePort('API_PORT', process.env.API_PORT, API_PORT, [app])
  if (!process.env.PORT && app !== APP_PORT)
    say(`Port ${APP_PORT} is taken: the app takes ${app} (PORT chooses another)`)
  if (!process.env.API_PORT && api !== API_PORT)
    say(`Port ${API_PORT} is taken: the API takes ${api} (API_PORT chooses another)`)
  const socket = await choosePort('', undefined, api + 1, [app, api])
  return { app, api, socket }
}

function guide(app: string, api: string): string {
  const people = demoPeople.map(({ name, title }) => `                ${name}  ${title}`)
  const [first = '', ...others] = people
  return [
    '',
    '  微邻里 is running.',
    '',
    `  The app       ${app}`,
    `  Sign in as    ${first.trimStart()}`,
    ...others,
    `  The API       ${api}/openapi.json is its document`,
    '  To be checked a post that says 违规词 is refused, 待审词 waits for a person, 检查中断 for the check;',
    '                a red photo is refused, a blue one waits for a person',
    '  To end        Ctrl-C; what was entered is kept. To begin anew: npm start -- --reset',
    '',
  ].join('\n')
}

await start().catch((error: unknown) => endWith(1, error instanceof Error ? error.message : String(error)))
