import { shop } from '../situation.ts'
import type { Trip } from './trip.ts'

const secret = (values: object) => shop({}, {}, { secrets: { login: { keys: ['PIN'], ...values } } })

export const secretsTrips: readonly Trip[] = [
  {
    code: 'secret-in-config-map',
    config: shop({ env: { DB_PASSWORD: 'demo-demo' } }),
    said: {
      message: 'DB_PASSWORD di variabel lingkungan app adalah rahasia: namanya memuat kata password (9 karakter)',
      reason: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
      remedy:
        'hapus dari sini, tambahkan DB_PASSWORD ke keys sebuah Secret di config, dan baca dengan env: DB_PASSWORD: { secret: <Secret itu>, key: DB_PASSWORD }',
    },
  },
  {
    code: 'secret-in-config-map',
    config: shop({}, {}, { configMaps: { config: { data: { DATABASE_URL: 'postgres://shop:hunter22@db/shop' } } } }),
    said: {
      message: 'DATABASE_URL di ConfigMap config adalah rahasia: nilainya URL dengan kata sandi (32 karakter)',
      reason: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
      remedy:
        'hapus dari sini, tambahkan DATABASE_URL ke keys sebuah Secret di config, dan baca dengan env: DATABASE_URL: { secret: <Secret itu>, key: DATABASE_URL }',
    },
  },
  {
    code: 'secret-in-config-map',
    config: shop({}, {}, { description: `ask for ghp_${'a1'.repeat(18)}` }),
    said: {
      message: 'description di config adalah rahasia: nilainya token GitHub (48 karakter)',
      reason: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
      remedy: 'hapus dari sini, dan simpan di sebuah Secret',
    },
  },
  {
    code: 'possible-secret',
    config: shop({ env: { SALT: 'q7Rw2ZxK9mVb4TnYc8LpHd3J' } }),
    said: {
      message: 'SALT di variabel lingkungan app mungkin rahasia: nilainya terbaca seperti kunci acak (24 karakter)',
      reason: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
      remedy:
        'hapus dari sini, tambahkan SALT ke keys sebuah Secret di config, dan baca dengan env: SALT: { secret: <Secret itu>, key: SALT }',
    },
  },
  {
    code: 'possible-secret',
    config: shop({ env: { LICENSE_KEY: 'shop-1' } }),
    said: {
      message: 'LICENSE_KEY di variabel lingkungan app mungkin rahasia: namanya memuat kata key (6 karakter)',
      reason: 'teks itu terbaca di git, di setiap berkas yang dihasilkan, dan di klaster',
      remedy:
        'hapus dari sini, tambahkan LICENSE_KEY ke keys sebuah Secret di config, dan baca dengan env: LICENSE_KEY: { secret: <Secret itu>, key: LICENSE_KEY }',
    },
  },
  {
    code: 'development-secret',
    config: secret({ source: 'development', development: { PIN: '1' } }),
    said: {
      message: 'Secret login tertulis langsung untuk development, sedangkan test bukan untuk development lokal',
      reason: 'kata sandinya akan ada di git dan di setiap berkas yang dihasilkan, terbaca oleh siapa saja',
      remedy: 'ubah secrets.login.source menjadi existing atau external',
    },
  },
  {
    code: 'development-secret',
    config: secret({ source: 'development' }),
    situation: { environment: { local: true } },
    said: {
      message: 'Secret login tidak punya nilai PIN untuk development lokal',
      reason: 'pod yang membaca kunci itu tidak akan berjalan',
      remedy:
        'tulis secrets.login.development.PIN, atau ubah secrets.login.source menjadi existing dan buat Secret-nya sendiri',
    },
  },
  {
    code: 'external-secret',
    config: secret({ source: 'external', external: { store: 'vault' } }),
    said: {
      message: 'Secret login berasal dari External Secrets tetapi tidak punya path di store-nya',
      reason: 'External Secrets Operator tidak bisa membacanya, dan pod yang memerlukannya tidak akan berjalan',
      remedy:
        'isi secrets.login.external.path dengan letak nilainya di dalam store, atau ubah secrets.login.source menjadi existing',
    },
  },
  {
    code: 'external-secret',
    config: secret({ source: 'external', external: { path: 'shop' } }),
    said: {
      message: 'Secret login berasal dari External Secrets tetapi tidak punya store',
      reason: 'External Secrets Operator tidak bisa membacanya, dan pod yang memerlukannya tidak akan berjalan',
      remedy:
        'isi secrets.login.external.store dengan nama sebuah SecretStore di klaster Anda, atau ubah secrets.login.source menjadi existing',
    },
  },
]
