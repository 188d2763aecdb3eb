/** One part of the bench, run as a process of its own by run.ts. */
import { isPart, parts } from './parts.ts'

const name = process.argv[2] ?? ''
if (!isPart(name) || !process.send) throw new Error('This is started by run.ts')
const measure = await parts[name]()
const sections = await measure()
await new Promise((resolve) => process.send?.(sections, resolve))
process.exit()
