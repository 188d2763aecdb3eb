/**
 * What was told to all who live somewhere: a notice that is out, or a message of a warning. How it is delivered, whom it reached
 * and which doors are left is the same for both.
 */
import { id } from '../ids.ts'
import { warningId } from '../warnings/warning.ts'

export const announcementId = id('ntc', 'wrn')

export const isOfWarning = (announcement: string): boolean => warningId.safeParse(announcement).success
