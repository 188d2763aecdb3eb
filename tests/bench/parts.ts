/** The parts of the bench, each loaded when it is run. */
import type { Part } from './support/report.ts'

export const parts = {
  openTicket: async (): Promise<Part> => (await import('./open-ticket.ts')).openTicketPart,
  bundles: async (): Promise<Part> => (await import('./bundles.ts')).bundlesPart,
  growth: async (): Promise<Part> => (await import('./growth.ts')).growthPart,
  people: async (): Promise<Part> => (await import('./people.ts')).peoplePart,
  import: async (): Promise<Part> => (await import('./import.ts')).importPart,
  channels: async (): Promise<Part> => (await import('./channels.ts')).channelsPart,
  help: async (): Promise<Part> => (await import('./help.ts')).helpPart,
  wishes: async (): Promise<Part> => (await import('./wishes.ts')).wishesPart,
  teams: async (): Promise<Part> => (await import('./teams.ts')).teamsPart,
  hours: async (): Promise<Part> => (await import('./hours.ts')).hoursPart,
  notices: async (): Promise<Part> => (await import('./notices.ts')).noticesPart,
  district: async (): Promise<Part> => (await import('./notices.ts')).districtPart,
  alerts: async (): Promise<Part> => (await import('./alerts.ts')).alertsPart,
  app: async (): Promise<Part> => (await import('./app.ts')).appPart,
  gateway: async (): Promise<Part> => (await import('./gateway.ts')).gatewayPart,
}
export type PartName = keyof typeof parts

export const isPart = (name: string): name is PartName => Object.hasOwn(parts, name)
export const partNames = Object.keys(parts).filter(isPart)

/** What takes an hour or more is run by its name only. */
export const isLong = (name: PartName): boolean => name === 'district'
