/** What a channel of a community costs: a post to all who are online, and posts and pages however many there are. */
import { fanOut } from './channels/fan-out.ts'
import { growth } from './channels/growth.ts'
import type { Section } from './support/report.ts'

export async function channelsPart(): Promise<Section[]> {
  return [await fanOut(), await growth()]
}
