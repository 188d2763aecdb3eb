import { allChannelRoutes } from '../../shared/channels/routes.ts'
import { liveService } from '../http/live.ts'
import { serve } from '../http/serve.ts'
import { photoUrls } from '../photos/urls.ts'
import { photoSettings, readConfig, tableSettings } from '../platform/config.ts'
import { liveChecker } from '../wechat/live.ts'
import { appealPost } from './appeal-post.ts'
import { catchUp } from './catch-up.ts'
import { agreeToInterest, closeInterest, refuseInterest } from './decide-interest.ts'
import { declineTicket } from './decline-ticket.ts'
import { editPost } from './edit-post.ts'
import { findMembers } from './find-members.ts'
import { getCallable } from './get-callable.ts'
import { getChannel } from './get-channel.ts'
import { getPost } from './get-post.ts'
import { joinInterest, leaveInterest } from './join-interest.ts'
import { listCalls } from './list-calls.ts'
import { listChannels } from './list-channels.ts'
import { listChannelsIn } from './list-channels-in.ts'
import { listInterests } from './list-interests.ts'
import { listMyPosts } from './list-my-posts.ts'
import { listPosts } from './list-posts.ts'
import { listReplies } from './list-replies.ts'
import { listTalk } from './list-talk.ts'
import { muteChannel } from './mute-channel.ts'
import { pinPost } from './pin-post.ts'
import type { ChannelPorts } from './ports.ts'
import { proposeInterest } from './propose-interest.ts'
import { proposeTicket } from './propose-ticket.ts'
import { reactToPost } from './react-to-post.ts'
import { readChannel } from './read-channel.ts'
import { recallPost } from './recall-post.ts'
import { searchPosts } from './search-posts.ts'
import { setQuietHours } from './set-quiet-hours.ts'
import { settleCall } from './settle-call.ts'
import { turnPost } from './turn-post.ts'
import { writePost } from './write-post.ts'

export const operations = {
  listPosts,
  catchUp,
  writePost,
  getPost,
  listReplies,
  listMyPosts,
  editPost,
  recallPost,
  appealPost,
  pinPost,
  listChannels,
  listChannelsIn,
  getChannel,
  readChannel,
  muteChannel,
  setQuietHours,
  reactToPost,
  searchPosts,
  proposeInterest,
  listInterests,
  agreeToInterest,
  refuseInterest,
  closeInterest,
  joinInterest,
  leaveInterest,
  findMembers,
  getCallable,
  listCalls,
  settleCall,
  turnPost,
  proposeTicket,
  declineTicket,
  listTalk,
}

export const handler = serve('channels', allChannelRoutes, operations, () => {
  const config = readConfig({ ...tableSettings, ...photoSettings }, process.env)
  const service = liveService('channels')
  const { clock } = service.ports
  const { PHOTO_BUCKET: bucket, AWS_REGION: region, PHOTO_ENDPOINT: endpoint } = config
  const urls = photoUrls({ bucket, region, endpoint, clock })
  const ports: ChannelPorts = { ...service.ports, photoUrls: urls, checker: liveChecker(clock) }
  return { ...service, ports }
})
