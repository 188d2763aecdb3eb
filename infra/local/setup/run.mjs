import { spawn } from 'node:child_process'
import process from 'node:process'

const PATIENCE = 10_000

/**
 * Runs a command that takes long, saying every ten seconds that it still does. Its output is kept back and shown
 * only when it fails. Rejects with what it was for.
 */
export function runQuietly(what, command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const begun = process.hrtime.bigint()
    const seconds = () => Number((process.hrtime.bigint() - begun) / 1_000_000_000n)
    console.log(`${what} …`)
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    const still = setInterval(() => console.log(`${what} … ${seconds()} s`), PATIENCE)
    const fail = (why) => {
      clearInterval(still)
      reject(new Error(`${Buffer.concat(said)}\n${what} failed: ${why}`))
    }
    child.on('error', (error) => fail(error.message))
    child.on('close', (code, signal) => {
      if (code !== 0) return fail(`${command} ended with ${code ?? signal}`)
      clearInterval(still)
      console.log(`${what}: done in ${seconds()} s`)
      resolve()
    })
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(name, () => child.kill())
  })
}
