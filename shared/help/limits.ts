/** Numbers of helping that pages and functions share. */
import { DAY, HOUR } from '../lifecycle.ts'

export const WORDS_MAX = 500
export const REASON_MAX = 300
export const HELP_PHOTOS = 3

/** Helpers whom one request may ask for. */
export const WANTED_MAX = 20
/** Offers that wait for the asker at one request. */
export const OFFERS_MAX = 50

/** Where exactly in a building somebody else is to be found, in characters. */
export const PLACE_MAX = 40

/** How long a request may stand, in milliseconds. */
export const STANDS_MAX = 30 * DAY

/** When those who meet are reminded, in milliseconds before the time. */
export const REMIND_BEFORE = HOUR

/** After that long, in milliseconds, a request is done or over without the asker's word: since a helper said so, or its time was over. */
export const CONFIRM_TIME = 2 * DAY

/** How long one may say thanks, in milliseconds from the end. */
export const THANKS_TIME = 30 * DAY

/** How long a help may have taken, in minutes; what is counted is in such steps. */
export const HELP_MINUTES_MAX = 12 * 60
export const MINUTES_STEP = 15

/** Requests and offers of one person in a day; lines in a thread in an hour. */
export const REQUESTS_A_DAY = 10
export const OFFERS_A_DAY = 30
export const LINES_AN_HOUR = 120

/** Distinct households that report a request before it is hidden until staff have looked at it. */
export const REPORTS_TO_HIDE = 3

/** At most so many of those who stand ready are rung for an urgent request. */
export const RUNG_MAX = 50

/** Things of one person on the shelf; how long one may be lent, in milliseconds. */
export const THINGS_MAX = 50
export const LENT_MAX = 60 * DAY
