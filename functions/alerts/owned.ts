/** The lists, by person, of what alerts hold of somebody besides those that they raised: for their copy, and to forget it. */

/** That somebody was told of an alert. */
export const toldOwner = (person: string) => `${person}#told`
/** That somebody pressed at the place of another's. */
export const witnessOwner = (person: string) => `${person}#witness`
/** That somebody ran a drill. */
export const drillOwner = (person: string) => `${person}#drill`
/** What somebody offered to help a building with. */
export const skilledOwner = (person: string) => `${person}#skilled`
