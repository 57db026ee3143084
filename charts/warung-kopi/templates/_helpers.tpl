{{- define "warung-kopi.backend.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.backend.image.repository .Values.workloads.backend.image.digest) (printf "%s:%s" .Values.workloads.backend.image.repository .Values.workloads.backend.image.tag) (not (empty .Values.workloads.backend.image.digest)) }}
{{- end }}

{{- define "warung-kopi.backend.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: backend
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.backend.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.backend.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.backend.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.backend.name" -}}
{{- $name := ternary "backend" (printf "%s-backend" .Release.Name) (eq .Release.Name "warung-kopi") -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.backend: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.backend.reporter.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.backend.containers.reporter.image.repository .Values.workloads.backend.containers.reporter.image.digest) (printf "%s:%s" .Values.workloads.backend.containers.reporter.image.repository .Values.workloads.backend.containers.reporter.image.tag) (not (empty .Values.workloads.backend.containers.reporter.image.digest)) }}
{{- end }}

{{- define "warung-kopi.backend.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: backend
{{- end }}

{{- define "warung-kopi.backup.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.backup.image.repository .Values.workloads.backup.image.digest) (printf "%s:%s" .Values.workloads.backup.image.repository .Values.workloads.backup.image.tag) (not (empty .Values.workloads.backup.image.digest)) }}
{{- end }}

{{- define "warung-kopi.backup.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: backup
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.backup.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.backup.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.backup.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.backup.name" -}}
{{- $name := printf "%s-backup" .Release.Name -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.backup: the name \"%s\" must be at most 52 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.backup.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: backup
{{- end }}

{{- define "warung-kopi.cache.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.cache.image.repository .Values.workloads.cache.image.digest) (printf "%s:%s" .Values.workloads.cache.image.repository .Values.workloads.cache.image.tag) (not (empty .Values.workloads.cache.image.digest)) }}
{{- end }}

{{- define "warung-kopi.cache.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: cache
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.cache.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.cache.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.cache.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.cache.name" -}}
{{- $name := printf "%s-cache" .Release.Name -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.cache: the name \"%s\" must be at most 52 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.cache.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: cache
{{- end }}

{{- define "warung-kopi.claim-name.backups" -}}
{{- $name := printf "%s-backups" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "claims.backups: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.config-map.shop" -}}
{{- $name := printf "%s-shop" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "configMaps.shop: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.database.claim" -}}
{{- $name := printf "%s-database-data" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.database.claimName: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.database.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.database.image.repository .Values.workloads.database.image.digest) (printf "%s:%s" .Values.workloads.database.image.repository .Values.workloads.database.image.tag) (not (empty .Values.workloads.database.image.digest)) }}
{{- end }}

{{- define "warung-kopi.database.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: database
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.database.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.database.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.database.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.database.name" -}}
{{- $name := printf "%s-database" .Release.Name -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.database: the name \"%s\" must be at most 52 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.database.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: database
{{- end }}

{{- define "warung-kopi.database.volume" -}}
{{- $name := printf "%s-database-data" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.database.volumeName: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.default-deny.name" -}}
{{- $name := printf "%s-default-deny" .Release.Name -}}
{{- if or (gt (len $name) 253) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 253 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.frontend.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.frontend.image.repository .Values.workloads.frontend.image.digest) (printf "%s:%s" .Values.workloads.frontend.image.repository .Values.workloads.frontend.image.tag) (not (empty .Values.workloads.frontend.image.digest)) }}
{{- end }}

{{- define "warung-kopi.frontend.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: frontend
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.frontend.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.frontend.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.frontend.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.frontend.name" -}}
{{- $name := ternary "frontend" (printf "%s-frontend" .Release.Name) (eq .Release.Name "warung-kopi") -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.frontend: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.frontend.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: frontend
{{- end }}

{{- define "warung-kopi.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/part-of: warung-kopi
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- end }}

{{- define "warung-kopi.limits.name" -}}
{{- $name := printf "%s-limits" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.metrics.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.metrics.image.repository .Values.workloads.metrics.image.digest) (printf "%s:%s" .Values.workloads.metrics.image.repository .Values.workloads.metrics.image.tag) (not (empty .Values.workloads.metrics.image.digest)) }}
{{- end }}

{{- define "warung-kopi.metrics.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: metrics
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.metrics.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.metrics.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.metrics.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.metrics.name" -}}
{{- $name := printf "%s-metrics" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.metrics: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.metrics.namespace" -}}
{{- $name := ternary (printf "%s-metrics" .Release.Namespace) (printf "%s-%s-metrics" .Release.Namespace .Release.Name) (and (eq .Release.Name "warung-kopi") (not (eq .Release.Namespace "default"))) -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.metrics.ownNamespace: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.metrics.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: metrics
{{- end }}

{{- define "warung-kopi.migration.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.migration.image.repository .Values.workloads.migration.image.digest) (printf "%s:%s" .Values.workloads.migration.image.repository .Values.workloads.migration.image.tag) (not (empty .Values.workloads.migration.image.digest)) }}
{{- end }}

{{- define "warung-kopi.migration.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: migration
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.migration.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.migration.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.migration.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.migration.name" -}}
{{- $name := printf "%s-migration" .Release.Name -}}
{{- if or (gt (len $name) 52) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.migration: the name \"%s\" must be at most 52 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.migration.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: migration
{{- end }}

{{- define "warung-kopi.priority-class.data" -}}
{{- $name := printf "%s-data" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "priorityClasses.data: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.quota.name" -}}
{{- $name := printf "%s-quota" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.secret-name.credentials" -}}
{{- $name := printf "%s-credentials" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "secrets.credentials: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.secret-reference.credentials" -}}
{{ ternary .Values.secrets.credentials.existingName (include "warung-kopi.secret-name.credentials" .) (and (eq .Values.secrets.credentials.source "existing") (not (empty .Values.secrets.credentials.existingName))) }}
{{- end }}

{{- define "warung-kopi.test-pod.image" -}}
{{ ternary (printf "%s@%s" .Values.test.image.repository .Values.test.image.digest) (printf "%s:%s" .Values.test.image.repository .Values.test.image.tag) (not (empty .Values.test.image.digest)) }}
{{- end }}

{{- define "warung-kopi.test-pod.name" -}}
{{- $name := printf "%s-test" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "name: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.worker.image" -}}
{{ ternary (printf "%s@%s" .Values.workloads.worker.image.repository .Values.workloads.worker.image.digest) (printf "%s:%s" .Values.workloads.worker.image.repository .Values.workloads.worker.image.tag) (not (empty .Values.workloads.worker.image.digest)) }}
{{- end }}

{{- define "warung-kopi.worker.labels" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: worker
app.kubernetes.io/part-of: warung-kopi
{{- if .Values.workloads.worker.image.tag }}
app.kubernetes.io/version: {{ .Values.workloads.worker.image.tag | quote }}
{{- end }}
app.kubernetes.io/managed-by: {{ .Release.Service | quote }}
{{- range $key, $value := .Values.workloads.worker.labels }}
{{ $key | quote }}: {{ $value | quote }}
{{- end }}
{{- end }}

{{- define "warung-kopi.worker.name" -}}
{{- $name := printf "%s-worker" .Release.Name -}}
{{- if or (gt (len $name) 63) (not (regexMatch "^[a-z]([-a-z0-9]*[a-z0-9])?$" $name)) }}{{ fail (printf "workloads.worker: the name \"%s\" must be at most 63 of a-z, 0-9 and \"-\", begin with a letter and not end with \"-\"" $name) }}{{ end -}}
{{- $name -}}
{{- end }}

{{- define "warung-kopi.worker.selector" -}}
app.kubernetes.io/name: warung-kopi
app.kubernetes.io/instance: {{ .Release.Name | quote }}
app.kubernetes.io/component: worker
{{- end }}
