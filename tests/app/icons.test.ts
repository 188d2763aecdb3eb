import { expect, it } from 'vitest'
import { drifted } from '../../miniprogram/icons/make.ts'

it('the compiled icons are those of icons/make.ts', () => expect(drifted()).toEqual([]))
