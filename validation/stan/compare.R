# Called by ./compare, which checks the arguments:
#   Rscript compare.R PEERS OUT FORESHOCK|none CPU|none REPEATS SEED [CASE...]
# Runs Stan and Foreshock in turn on each case, computes the diagnostics of both with R's package
# posterior, and writes comparison.md and comparison.json to OUT.
suppressMessages({library(posterior); library(jsonlite)})

argv <- commandArgs(TRUE)
peers <- argv[1]; out <- argv[2]; foreshock <- argv[3]; cpu <- argv[4]
repeats <- as.integer(argv[5]); seed <- as.integer(argv[6])
cases <- fromJSON(file.path(peers, "cases.json"))
wanted <- if (length(argv) > 6) argv[-(1:6)] else names(cases)
unknown <- setdiff(wanted, names(cases))
if (length(unknown)) stop("unknown case ", toString(unknown), "; there are ", toString(names(cases)))
probabilities <- c(q5 = 0.05, q25 = 0.25, q50 = 0.5, q75 = 0.75, q95 = 0.95)

# ---- running the engines -------------------------------------------------------------------------

# Runs a command on the chosen processor: its output, exit status and CPU seconds, start-up included.
run <- function(command, args) {
  if (cpu != "none") { args <- c("-c", cpu, command, args); command <- "taskset" }
  errors <- tempfile(); on.exit(unlink(errors))
  before <- proc.time()
  output <- suppressWarnings(system2(command, shQuote(args), stdout = TRUE, stderr = errors))
  used <- proc.time() - before
  status <- attr(output, "status")
  list(output = output, status = if (is.null(status)) 0L else status,
       cpu_s = sum(used[c("user.child", "sys.child")]), wall_s = used[["elapsed"]],
       errors = paste(utils::tail(readLines(errors, warn = FALSE), 5), collapse = "\n"))
}

run_stan <- function(case, seed) {
  r <- run("Rscript", c(file.path(peers, "stan_speed.R"), case, seed, 1))
  json <- grep("^\\{", r$output, value = TRUE)
  if (r$status != 0 || length(json) != 1) stop("Stan failed on ", case, ":\n", r$errors)
  s <- fromJSON(json)
  list(seed = seed, engine = s$engine, model = s$model, init = s$init,
       min_ess_bulk = s$min_bulk_ess, min_ess_tail = s$min_tail_ess, max_rhat = s$max_rhat,
       cpu_s = s$total_s, warmup_cpu_s = s$total_s - s$sample_s, sampling_cpu_s = s$sample_s,
       bulk_per_s = s$min_bulk_ess / s$total_s, tail_per_s = s$min_tail_ess / s$total_s,
       divergences = s$divergences, max_treedepth_hits = s$max_treedepth_hits,
       gradient_evaluations = s$n_grad, process_cpu_s = r$cpu_s)
}

# What both engines must know of a case's data, by the names that the peer's README uses.
facts_of <- function(case) {
  k <- cases[[case]]
  if (k$lik != 1) stop("case ", case, ": only log-normal noise (lik 1) can be compared")
  file <- file.path(peers, "data", k$data)
  d <- read.csv(file)
  U0 <- log(min(d$x)) / log(10); U1 <- log(max(d$x)) / log(10)
  list(case = case, file = file, n = k$n, L0 = log(min(d$x)), x_max = max(d$x), y_min = min(d$y),
       ly1 = mean(log(d$y[d$x == min(d$x)])), m_d = (U0 + U1) / 2, s_d = (U1 - U0) / 2 + 0.5)
}

# The peer's priors in the language of --prior.
priors_of <- function(k) {
  digits <- function(v) sprintf("%.17g", v)
  c(paste0("level ~ normal(", digits(k$ly1), ", 1)"),
    "c0 ~ normal(0, 1)",
    paste0("a ~ half_normal(", digits(k$y_min), ")"),
    paste0("sigma ~ lognormal(", digits(log(0.02)), ", 1.5)"),
    if (k$n > 0) c(
      "c ~ normal(0, 4)",
      paste0("log10_d ~ normal(", digits(k$m_d), ", ", digits(k$s_d), ")"),
      paste0("f ~ lognormal(", digits(log(0.2)), ", 1)")))
}

run_foreshock <- function(k, seed) {
  folder <- tempfile("fit"); on.exit(unlink(folder, recursive = TRUE))
  args <- c("fit", k$file, "--breaks", k$n, "--floor", "free", "--out", folder, "--quiet",
            "--random-seed", seed, rbind("--prior", priors_of(k)))
  r <- run(foreshock, args)
  if (r$status != 0) return(list(seed = seed, error = paste0("exit ", r$status, ": ", r$errors)))
  s <- fromJSON(file.path(folder, "summary.json"))
  draws <- stan_quantities(read_draws(file.path(folder, "draws.csv")), k)
  e <- efficiency(draws)
  seconds <- s$timing$warmup_cpu_s + s$timing$sampling_cpu_s
  list(seed = seed, version = s$version, min_ess_bulk = e$bulk, min_ess_tail = e$tail,
       max_rhat = e$rhat, cpu_s = seconds, warmup_cpu_s = s$timing$warmup_cpu_s,
       sampling_cpu_s = s$timing$sampling_cpu_s, bulk_per_s = e$bulk / seconds,
       tail_per_s = e$tail / seconds, divergences = s$diagnostics$divergences,
       gradient_evaluations = s$diagnostics$gradient_evaluations, min_ebfmi = s$diagnostics$min_ebfmi,
       own_diagnostics = s$diagnostics, process_cpu_s = r$cpu_s, wall_s = r$wall_s, draws = draws)
}

# ---- draws in Stan's coordinates -----------------------------------------------------------------

# A column of draws.csv becomes a matrix, a row a draw and a column a chain.
read_draws <- function(file) {
  d <- read.csv(file)
  d <- d[order(d$chain, d$draw), ]
  length_of <- table(d$chain)
  if (length(unique(length_of)) != 1) stop(file, ": chains differ in length: ", toString(length_of))
  values <- d[setdiff(names(d), c("chain", "draw"))]
  lapply(values, matrix, ncol = length(length_of))
}

# The sampled quantities of the Stan model, named as in posterior_CASE.csv. x^(1/f) is taken in logs.
stan_quantities <- function(d, k) {
  q <- list(beta = log(d$b) - d$c0 * k$L0, c0 = d$c0, la = log(d$a / k$y_min), lsig = log(d$sigma))
  i <- seq_len(k$n)
  for (j in i) {
    q[[sprintf("c[%d]", j)]] <- d[[paste0("c", j)]]
    q[[sprintf("t[%d]", j)]] <- (log10(d[[paste0("d", j)]]) - k$m_d) / k$s_d
    q[[sprintf("lf[%d]", j)]] <- log(d[[paste0("f", j)]])
  }
  q
}

# The reference files also hold these functions of the sampled quantities.
derived_quantities <- function(q, k) {
  r <- list(log10_b = (q$beta + q$c0 * k$L0) / log(10), a = k$y_min * exp(q$la), sigma = exp(q$lsig))
  for (j in seq_len(k$n)) {
    r[[sprintf("log10_d[%d]", j)]] <- k$m_d + k$s_d * q[[sprintf("t[%d]", j)]]
    r[[sprintf("f[%d]", j)]] <- exp(q[[sprintf("lf[%d]", j)]])
  }
  softplus <- function(v) pmax(v, 0) + log1p(exp(-abs(v)))
  for (times in c(1.5, 3, 10)) {
    u <- log(times * k$x_max)
    log_power <- q$beta - q$c0 * (u - k$L0)
    for (j in seq_len(k$n)) {
      f <- r[[sprintf("f[%d]", j)]]
      into <- (u - r[[sprintf("log10_d[%d]", j)]] * log(10)) / f
      log_power <- log_power - q[[sprintf("c[%d]", j)]] * f * softplus(into)
    }
    r[[sprintf("mu_%gx", times)]] <- r$a + exp(log_power)
  }
  r
}

efficiency <- function(draws) {
  of <- function(f) suppressWarnings(vapply(draws, f, 0))
  list(bulk = min(of(ess_bulk)), tail = min(of(ess_tail)), rhat = max(of(rhat)))
}

# ---- agreement with the reference posterior ------------------------------------------------------

# A row for each quantity and quantile: difference over the Monte Carlo errors of both.
agreement_with_reference <- function(q, k) {
  file <- file.path(peers, "data", paste0("posterior_", k$case, ".csv"))
  if (!file.exists(file)) return(NULL)
  reference <- read.csv(file, check.names = FALSE)
  ours <- c(q, derived_quantities(q, k))
  absent <- setdiff(reference$variable, names(ours))
  if (length(absent)) warning(file, " has quantities unknown here: ", toString(absent))
  rows <- lapply(intersect(reference$variable, names(ours)), function(v) {
    ref <- reference[reference$variable == v, ]
    mcse <- suppressWarnings(mcse_quantile(ours[[v]], probabilities, names = FALSE))
    theirs <- unlist(ref[names(probabilities)])
    mcse_ref <- unlist(ref[paste0("mcse_", names(probabilities))])
    value <- quantile(ours[[v]], probabilities, names = FALSE)
    data.frame(variable = v, quantile = names(probabilities), value = value, reference = theirs,
               mcse = mcse, mcse_reference = mcse_ref,
               z = (value - theirs) / sqrt(mcse^2 + mcse_ref^2), row.names = NULL)
  })
  do.call(rbind, rows)
}

verdict_on <- function(table) {
  size <- abs(table$z)
  list(compared = length(size), undefined = sum(is.na(size)), largest_z = max(size, na.rm = TRUE),
       beyond_3 = sum(size > 3, na.rm = TRUE), beyond_4 = sum(size > 4, na.rm = TRUE),
       expected_beyond_3 = 2 * pnorm(-3) * length(size), expected_beyond_4 = 2 * pnorm(-4) * length(size))
}

# All repeats of one case as more chains of the same quantities.
pool <- function(runs) {
  draws <- lapply(runs, `[[`, "draws")
  setNames(lapply(names(draws[[1]]), function(v) do.call(cbind, lapply(draws, `[[`, v))), names(draws[[1]]))
}

# ---- one case ------------------------------------------------------------------------------------

compare_case <- function(case) {
  k <- facts_of(case)
  stan <- list(); ours <- list()
  for (i in seq_len(repeats)) {
    say(case, ", pair ", i, " of ", repeats)
    stan[[i]] <- run_stan(case, seed + i - 1L)
    say("  Stan      ", one_line(stan[[i]]))
    if (foreshock == "none") next
    ours[[i]] <- run_foreshock(k, seed + i - 1L)
    say("  Foreshock ", one_line(ours[[i]]))
  }
  done <- Filter(function(r) is.null(r$error), ours)
  result <- list(case = case, priors = priors_of(k), stan = stan,
                 foreshock = lapply(ours, function(r) r[names(r) != "draws"]))
  if (length(done)) {
    result$ratio <- median_of(done, "bulk_per_s") / median_of(stan, "bulk_per_s")
    pooled <- pool(done)
    table <- agreement_with_reference(pooled, k)
    result$pooled <- efficiency(pooled)
    if (!is.null(table)) {
      result$agreement <- verdict_on(table)
      result$agreement_each <- lapply(done, function(r) verdict_on(agreement_with_reference(r$draws, k)))
      result$quantiles <- table
    }
  }
  result
}

say <- function(...) cat(..., "\n", sep = "", file = stderr())
median_of <- function(runs, name) stats::median(vapply(runs, function(r) as.numeric(r[[name]]), 0))
one_line <- function(r) {
  if (!is.null(r$error)) return(r$error)
  sprintf("bulk ESS %.0f, tail ESS %.0f, R-hat %.4f, %.3f CPU s, %.1f ESS/s, %d divergences",
          r$min_ess_bulk, r$min_ess_tail, r$max_rhat, r$cpu_s, r$bulk_per_s, as.integer(r$divergences))
}

# ---- the report ----------------------------------------------------------------------------------

speed_rows <- function(r) {
  row <- function(engine, runs) {
    m <- function(name) median_of(runs, name)
    each <- sort(vapply(runs, `[[`, 0, "bulk_per_s"))
    sprintf("| %s | %s | %.0f | %.0f | %.4f | %.0f | %.3f | %.3f | %.1f (%.1f to %.1f) | %.1f |",
            r$case, engine, m("min_ess_bulk"), m("min_ess_tail"),
            max(vapply(runs, `[[`, 0, "max_rhat")),
            sum(vapply(runs, function(x) as.numeric(x$divergences), 0)),
            m("warmup_cpu_s"), m("sampling_cpu_s"), m("bulk_per_s"), each[1], each[length(each)],
            m("process_cpu_s"))
  }
  done <- Filter(function(x) is.null(x$error), r$foreshock)
  stan_name <- paste0(r$stan[[1]]$engine, if (r$stan[[1]]$model != "bnsl") paste0(" ", r$stan[[1]]$model),
                      if (r$stan[[1]]$init != "random") paste0(" from ", r$stan[[1]]$init))
  failed <- length(r$foreshock) - length(done)
  c(row(stan_name, r$stan), if (length(done)) row("Foreshock", done),
    if (failed) sprintf("| %s | Foreshock | %d of %d runs failed |||||||||", r$case, failed, length(r$foreshock)))
}

agreement_row <- function(r) {
  a <- r$agreement
  if (is.null(a)) return(NULL)
  sprintf("| %s | %d | %.2f | %d (%.2f) | %d (%.4f) | %d | %.4f |", r$case, a$compared, a$largest_z, a$beyond_3,
          a$expected_beyond_3, a$beyond_4, a$expected_beyond_4, a$undefined, r$pooled$rhat)
}

worst_rows <- function(r) {
  if (is.null(r$quantiles)) return(NULL)
  t <- r$quantiles[order(-abs(r$quantiles$z)), ][1:5, ]
  sprintf("| %s | %s %s | %.6g | %.6g | %.2g | %.2g | %.2f |", r$case, t$variable, t$quantile, t$value, t$reference,
          t$mcse, t$mcse_reference, t$z)
}

report <- function(results) {
  ratios <- unlist(lapply(results, function(r) if (!is.null(r$ratio)) sprintf("| %s | %.1f |", r$case, r$ratio)))
  agreement <- unlist(lapply(results, agreement_row))
  c("# Foreshock and Stan on the same posteriors", "",
    sprintf("%d runs of each engine for each case, in turn, %s; %s, posterior %s.", repeats,
            if (cpu == "none") "not pinned" else "pinned to one processor", R.version.string,
            packageVersion("posterior")),
    "Medians over the repeats; R-hat: the largest, divergences: the sum. ESS: the smallest over the",
    "quantities that Stan samples. Process: CPU seconds of the whole command, start-up, output and",
    "(Stan) R included.", "",
    "| case | engine | bulk ESS | tail ESS | R-hat | divergences | warm-up CPU s | sampling CPU s | bulk ESS per CPU s, warm-up included (range) | process CPU s |",
    "|---|---|---|---|---|---|---|---|---|---|", unlist(lapply(results, speed_rows)), "",
    if (length(ratios)) c("| case | Foreshock's bulk ESS per CPU s over Stan's |", "|---|---|", ratios, ""),
    if (length(agreement)) c(
      "Quantiles (5, 25, 50, 75, 95 %) of the pooled repeats against the reference posterior,",
      "z = difference / root of both squared Monte Carlo errors; in brackets the number expected by",
      "chance, were the comparisons independent and the errors exact.", "",
      "| case | compared | largest abs z | beyond 3 | beyond 4 | undefined | R-hat of pooled |",
      "|---|---|---|---|---|---|---|", agreement, "",
      "The five largest of each case:", "",
      "| case | quantile | Foreshock | reference | MCSE | MCSE of reference | z |", "|---|---|---|---|---|---|---|",
      unlist(lapply(results, worst_rows)), ""))
}

results <- list(); failures <- list()
for (case in wanted) {
  tryCatch(results[[case]] <- compare_case(case), error = function(e) {
    say(case, ": ", conditionMessage(e))
    failures[[case]] <<- list(case = case, error = conditionMessage(e))
  })
  # Written after every case, so that a long measurement that is broken off leaves what it has.
  writeLines(report(results), file.path(out, "comparison.md"))
  settings <- list(repeats = repeats, first_seed = seed, pinned = cpu != "none",
                   posterior = as.character(packageVersion("posterior")), r = R.version.string)
  write_json(list(settings = settings, cases = unname(results), failures = unname(failures)),
             file.path(out, "comparison.json"), auto_unbox = TRUE, digits = NA, pretty = TRUE,
             na = "null", null = "null")
}
writeLines(report(results))
failed <- function(r) any(vapply(r$foreshock, function(x) !is.null(x$error), NA))
if (length(failures) || any(vapply(results, failed, NA))) quit(status = 1)
