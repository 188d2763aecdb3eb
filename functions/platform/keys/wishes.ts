/**
 * Keys of wishes (微心愿) and of service posts (服务岗位).
 *
 * | access pattern                                   | request                                                        |
 * | ------------------------------------------------ | -------------------------------------------------------------- |
 * | a wish; its timeline; whom it is for, sealed; its reminder; who reported it | Get WISH#<id> / WISH; Query ENTRY#…; Get FAMILY, REMIND, REPORT#<person> |
 * | the wishes of a community that wait for somebody; that came true | Query byPublic, public = <community>#wish, #wishDone |
 * | the wishes that a person ever claimed; those of a household, by the keyed hash of its code | Query byOwner, owner = <person>#wish, <hash>#wishFor |
 * | the wishes, service posts, holdings of a grid / community / street / district, by stage | by…, kind wish, servicePost, holding |
 * | a service post; those of a community that are open | Get SERVICEPOST#<id> / SERVICEPOST; Query byPublic, public = <community>#servicePost |
 * | whether a person holds a post                    | Get SERVICEPOST#<id> / HELD#<person>                           |
 * | a holding; its timeline; those of a post; of a person | Get HOLDING#<id> / HOLDING; Query ENTRY#…; Query SERVICEPOST#<id>, HELD#…; byOwner, owner = <person>#holding |
 */
import type { Key } from '../table.ts'

export const wishesKeys = {
  wish: (wish: string): Key => ({ pk: `WISH#${wish}`, sk: 'WISH' }),
  wishFamily: (wish: string): Key => ({ pk: `WISH#${wish}`, sk: 'FAMILY' }),
  /** Who claimed it falls due to be reminded. */
  wishRemind: (wish: string): Key => ({ pk: `WISH#${wish}`, sk: 'REMIND' }),
  /** That somebody claimed it, now or once. */
  wishClaim: (wish: string, person: string): Key => ({ pk: `WISH#${wish}`, sk: `CLAIMED#${person}` }),
  wishReport: (wish: string, person: string): Key => ({ pk: `WISH#${wish}`, sk: `REPORT#${person}` }),
  servicePost: (post: string): Key => ({ pk: `SERVICEPOST#${post}`, sk: 'SERVICEPOST' }),
  /** While somebody holds it, or asked to. */
  heldPost: (post: string, person: string): Key => ({ pk: `SERVICEPOST#${post}`, sk: `HELD#${person}` }),
  holding: (holding: string): Key => ({ pk: `HOLDING#${holding}`, sk: 'HOLDING' }),
}
