/** After each file of the stage's tests, in whatever worker it ran. */
import { afterAll } from 'vitest'
import { leaveNoTable } from './stage.ts'

afterAll(leaveNoTable)
