/** After each file of the stage's tests, in whatever worker it ran. */
import { afterAll } from 'vitest'
import { leaveNothing } from './stage.ts'

afterAll(leaveNothing)
