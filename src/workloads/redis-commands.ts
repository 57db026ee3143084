import type { DataCommands } from './kind.ts'

/** What a person types in the container of Redis; a password comes to redis-cli by a variable. */
export const redisCommands: DataCommands = {
  title: 'Redis',
  ping: 'redis-cli ping',
  console: 'redis-cli',
  usage: 'redis-cli info memory',
  restart: {
    kept: {
      en: 'It writes every change to a log on its volume, once a second: sessions and everything else outlive a restart, and a crash costs the last second.',
      id: 'Setiap perubahan dicatat ke log di volumenya, sekali per detik: sesi dan isi lainnya tetap ada setelah restart, dan crash menghilangkan detik terakhir.',
    },
    lost: {
      en: 'It is a cache in memory: a restart empties it. What was in it is fetched anew, so the application is slow for a moment; sessions kept in it are lost, and people have to log in again.',
      id: 'Ia cache di memori: restart mengosongkannya. Isinya diambil lagi, jadi aplikasi lambat sesaat; sesi yang disimpan di dalamnya hilang, dan orang harus login lagi.',
    },
  },
}
