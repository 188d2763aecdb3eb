/** How much, how many and how often. */
import { DAY } from '../lifecycle.ts'

export const REASON_MAX = 300
/** A person belongs to at most so many households, waiting ones among them. */
export const HOMES_MAX = 5
/** Attempts in a day: joins and phones by one person, answered with `tooMany`; those at one address, without a word. */
export const JOINS_A_DAY = 5
export const PHONES_A_DAY = 5
export const TRIES_AT_ADDRESS = 10
export const INVITATIONS_A_DAY = 20
export const CODES_A_DAY = 10
/** How long an invitation lives, in milliseconds. */
export const INVITATION_LIFE = DAY
/** A household keeps the records of at most so many dependants; a guardian answers for at most so many children. */
export const DEPENDANTS_MAX = 10
export const CHILDREN_MAX = 6
export const ANSWERS_MAX = 50
