/** What the local stage signs with. These are no secrets: nothing outside this machine knows them. */
export const localRegion = 'local'
export const localCredentials = { accessKeyId: 'local', secretAccessKey: 'local' }
