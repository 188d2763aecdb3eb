import { allWishRoutes } from '../../shared/wishes/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveSealer } from '../platform/seal/live.ts'
import { liveChecker } from '../wechat/live.ts'
import { addServicePost, changeServicePost } from './add-service-post.ts'
import { claimServicePost } from './claim-service-post.ts'
import { claimWish, giveBackWish } from './claim-wish.ts'
import { confirmWish, thankForWish } from './confirm-wish.ts'
import { enterWish } from './enter-wish.ts'
import { fulfilWish, refuseProof } from './fulfil-wish.ts'
import { getWish } from './get-wish.ts'
import { getWishFamily } from './get-wish-family.ts'
import { getWishFigures } from './get-wish-figures.ts'
import {
  agreeHolding,
  askRenewal,
  endHolding,
  giveUpHolding,
  noteHours,
  refuseHolding,
  renewHolding,
} from './holdings.ts'
import { getHolding, listHoldings, listMyHoldings } from './list-holdings.ts'
import { listMyWishes } from './list-my-wishes.ts'
import { getServicePost, listServicePosts } from './list-service-posts.ts'
import { listWishQueue } from './list-wish-queue.ts'
import { listWishes } from './list-wishes.ts'
import type { WishPorts } from './ports.ts'
import { reportWish } from './report-wish.ts'
import { correctWish, keepWish, setWishDelivery, showWish, withdrawWish } from './tend-wish.ts'

export const operations = {
  enterWish,
  listWishes,
  listMyWishes,
  listWishQueue,
  getWishFigures,
  getWish,
  getWishFamily,
  showWish,
  correctWish,
  claimWish,
  setWishDelivery,
  fulfilWish,
  giveBackWish,
  refuseProof,
  confirmWish,
  thankForWish,
  keepWish,
  withdrawWish,
  reportWish,
  addServicePost,
  changeServicePost,
  listServicePosts,
  getServicePost,
  claimServicePost,
  listMyHoldings,
  listHoldings,
  getHolding,
  agreeHolding,
  refuseHolding,
  askRenewal,
  noteHours,
  renewHolding,
  endHolding,
  giveUpHolding,
}

export const handler = serve('wishes', allWishRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('wishes')
  const { clock, random, table } = service.ports
  const ports: WishPorts = {
    ...service.ports,
    photoUrls: photoUrls({
      bucket: config.PHOTO_BUCKET,
      region: config.AWS_REGION,
      endpoint: config.PHOTO_ENDPOINT,
      clock,
    }),
    checker: liveChecker(clock),
    sealer: liveSealer({ table, random, clock }),
  }
  return { ...service, ports }
})
