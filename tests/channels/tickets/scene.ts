/** How a post is made a ticket: what it says, who files it, and what is linked then. */
import { judgePhoto } from '../../../functions/channels/judge-photo.ts'
import { queryAll } from '../../../functions/platform/query-all.ts'
import type { Turning } from '../../../shared/channels/post.ts'
import { sentPhoto } from '../../support/cases.ts'
import { type PersonName, people } from '../../support/district.ts'
import { at, bucket, checker, of, said, stage } from '../api/scene.ts'

export const LIFT = '电梯又坏了，老人下不了楼。'
export const body: Turning = { category: 'propertyManagement', subcategory: 'lift' }
export const turn = (who: PersonName, id: string, more: Partial<Turning> = {}, key?: string) =>
  stage.call(who, 'turnPost', { ...of(id), body: { ...body, ...more }, ...(key ? { key } : {}) })
export const turned = (id: string, more: Partial<Turning> = {}) =>
  stage.ok('resident', 'turnPost', { ...of(id), body: { ...body, ...more } })
export const ticketsOf = (who: PersonName) =>
  queryAll(stage.table, { index: 'byOwner', pk: { name: 'owner', value: `${people[who].id}#ticket` }, ascending: true })
export const seenBy = async (who: PersonName, id: string) =>
  (await stage.ok(who, 'listPosts', at)).items.find((post) => post.id === id)
export const pass = { suggest: 'pass', label: 100 } as const

/** A post with a photo that passed the check. */
export async function pictured(text = LIFT) {
  const photoId = await sentPhoto(stage, bucket)
  await stage.ok('resident', 'checkPhoto', { params: { photoId } })
  const { id } = await said('resident', { text, photos: [photoId] })
  await judgePhoto(stage.ports, checker.photos.at(-1)?.trace ?? '', pass)
  return { id, photoId }
}
