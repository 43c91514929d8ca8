/**
 * The embedded server's settings, as command-line options: sized for a small machine that also runs models
 * (some 100 MB), reachable from this machine only, and vacuumed often, because a queue's table churns.
 */
export function settings(port: number): Record<string, string> {
  return {
    ...(isThrowAway() ? { fsync: 'off', full_page_writes: 'off' } : {}),
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '64MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    io_method: 'sync',
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    autovacuum_max_workers: '2',
    autovacuum_naptime: '20s',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.02',
    idle_in_transaction_session_timeout: '120s',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'warning',
    // Our own probes while the server starts would otherwise fill the log.
    log_connections: '',
    log_line_prefix: '%m [%p] ',
    logging_collector: 'off',
  }
}

/**
 * Whether the database is a test's, which nobody will miss: TOUCHSTONE_POSTGRES_FSYNC=off. It then does not wait
 * for the disk, and a loss of power would leave it in pieces.
 */
export function isThrowAway(): boolean {
  return process.env['TOUCHSTONE_POSTGRES_FSYNC'] === 'off'
}
