/**
 * Every family that `/metrics` shows, in one place. Labels come from our own code and schema only,
 * never from what a client sent (an operation name of the client's choice would make a new series each).
 */
export const metricNames = {
  httpDuration: 'caregraph_http_request_duration_seconds',
  operationDuration: 'caregraph_graphql_operation_duration_seconds',
  graphqlErrors: 'caregraph_graphql_errors_total',
  limitRejections: 'caregraph_limit_rejections_total',
  socketsOpen: 'caregraph_sockets_open',
  feedHead: 'caregraph_feed_head_number',
  searchDuration: 'caregraph_search_duration_seconds',
  searchDegraded: 'caregraph_search_degraded',
  indexerBacklog: 'caregraph_search_backlog_changes',
  indexerLag: 'caregraph_search_lag_seconds',
  indexerParked: 'caregraph_search_parked_documents',
  jobRuns: 'caregraph_job_runs_total',
  jobsWaiting: 'caregraph_jobs_waiting',
  engineUp: 'caregraph_engine_up',
  engineRestarts: 'caregraph_engine_restarts_total',
} as const;
