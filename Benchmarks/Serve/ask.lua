-- What wrk asks of the workbench: look-ups and matches of sentences in turn, each client after a pause.
-- Arguments: a file of percent-encoded queries, one a line; the pause in milliseconds.

local queries, pause, place = {}, 1000, 0

function init(arguments)
  for line in io.lines(arguments[1]) do queries[#queries + 1] = line end
  pause = tonumber(arguments[2])
  place = math.random(#queries)
end

-- From half the pause to one and a half, so that clients do not walk in step.
function delay() return math.random(math.floor(pause / 2), math.floor(pause * 3 / 2)) end

function request()
  place = place % #queries + 1
  local path = place % 2 == 0 and "/api/v1/lookup?limit=5&q=" or "/api/v1/match?text="
  return wrk.format("GET", path .. queries[place])
end

function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write
    + summary.errors.status + summary.errors.timeout
  io.write(string.format("answers %d\nerrors %d\np50 %.1f\np99 %.1f\nmax %.1f\n", summary.requests,
    failed, latency:percentile(50) / 1000, latency:percentile(99) / 1000, latency.max / 1000))
end
