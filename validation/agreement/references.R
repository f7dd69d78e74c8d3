# Rscript references.R CASE: a long run of Stan on a case; see README.md beside this file. Writes
# beside the case's data.csv and priors.txt
#   reference.csv   quantiles with their Monte Carlo standard errors
#   density.csv     a few draws with the log density that Stan gives them
#   reference.json  how Stan was run and what its diagnostics say
suppressMessages({library(rstan); library(posterior); library(jsonlite)})
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])))
argv <- commandArgs(TRUE)
name <- argv[1]
draws <- if (length(argv) > 1) as.integer(argv[2]) else 10000L
folder <- file.path(here, "cases", name)
case <- fromJSON(file.path(here, "cases.json"))[[name]]
law <- lapply(case$law, as.numeric)
n <- case$breaks
chains <- 8L
warmup <- 2000L
points <- 10L

# Debian keeps Boost among the system's headers; rstan wants to be told.
for (place in c(system.file("include", package = "BH"), "/usr/include"))
  if (nzchar(place) && dir.exists(file.path(place, "boost"))) { rstan_options(boost_lib = place); break }

compiled <- function() {
  cache <- file.path(Sys.getenv("FORESHOCK_STAN_CACHE", tempdir()))
  dir.create(cache, recursive = TRUE, showWarnings = FALSE)
  source <- file.path(here, "law.stan")
  file <- file.path(cache, paste0("law-", tools::md5sum(source), ".rds"))
  if (!file.exists(file)) saveRDS(suppressMessages(stan_model(source, save_dso = TRUE)), file)
  readRDS(file)
}

# ---- what Stan is told ---------------------------------------------------------------------------

families <- c("normal", "lognormal", "student_t", "half_normal", "beta", "gamma", "uniform", "fixed")

# quantity = list(family, arguments), from lines such as 'f ~ lognormal(-1.2, 1)'.
read_priors <- function(file) {
  lines <- readLines(file)
  parts <- regmatches(lines, regexec("^(\\w+) ~ (\\w+)\\((.*)\\)$", lines))
  priors <- lapply(parts, function(p) {
    if (!(p[3] %in% families)) stop("unknown family: ", p[1])
    list(family = match(p[3], families), arguments = as.numeric(strsplit(p[4], ",")[[1]]))
  })
  setNames(priors, vapply(parts, `[`, "", 2))
}

priors <- read_priors(file.path(folder, "priors.txt"))
no_limit <- identical(priors[["a"]], list(family = match("fixed", families), arguments = 0))
limit <- if (no_limit) NULL else intersect(c("a", "a_share"), names(priors))
shape <- intersect(c("nu", "sigma_slope"), names(priors))
# What the model lacks (breaks, a limit, a shape of the noise) has no prior: any will do.
wanted <- lapply(c("level", "c0", "c", "f", c(limit, "none")[1], "sigma", c(shape, "none")[1]),
                 function(q) if (is.null(priors[[q]])) list(family = 1L, arguments = c(0, 1)) else priors[[q]])
runs <- read.csv(file.path(folder, "data.csv"))
y <- if (is.null(case$ceiling)) runs$y else case$ceiling - runs$y
scales <- sort(unique(runs$x))
window <- if (n > 0) priors$log10_d$arguments else c(0, 1)
half_line <- identical(limit, "a") && families[priors[["a"]]$family] == "half_normal"
data <- list(
  K = length(scales), u = log(scales), N = nrow(runs), at = match(runs$x, scales),
  response = if (case$noise == "additive") y else log(y), n = n,
  noise = match(case$noise, c("lognormal", "student-t", "heteroscedastic", "additive")),
  limit_is = if (no_limit) 0L else match(limit, c("a_share", "a")),
  root_lower = if (identical(limit, "a_share") || half_line) 0 else -Inf,
  root_upper = if (identical(limit, "a_share")) 1 else Inf,
  shape_lower = if (identical(shape, "nu")) 0 else -Inf, window = window,
  family = vapply(wanted, `[[`, 1L, "family"),
  argument = t(vapply(wanted, function(p) c(p$arguments, rep(0, 3 - length(p$arguments))), numeric(3))))

# Chains start scattered about the law that made the runs.
start <- function(chain) {
  near <- function(v) v * exp(0.1 * rnorm(length(v)))
  fall <- function(x) {
    power <- law$b * x^-law$c0
    for (i in seq_len(n)) power <- power * (1 + (x / law$d[i])^(1 / law$f[i]))^(-law$c[i] * law$f[i])
    power
  }
  a <- near(law$a)
  places <- (log10(law$d) - window[1]) / diff(window)
  list(level = log(law$b * min(runs$x)^-law$c0) + 0.05 * rnorm(1), c0 = near(law$c0),
       c = as.array(near(law$c)), f = as.array(near(law$f)), gap = as.array(diff(c(0, places, 1))),
       root = as.array(switch(c(limit, "none")[1], a = a, none = numeric(0),
                              a_share = sqrt(a / (a + fall(max(runs$x)))))), sigma = near(law$sigma),
       shape = as.array(near(unlist(law[shape], use.names = FALSE))))
}

# ---- what is kept of its draws -------------------------------------------------------------------

# The columns of Foreshock's draws.csv, as matrices with a row a draw and a column a chain.
as_columns <- function(fit) {
  s <- rstan::extract(fit, permuted = FALSE)
  of <- function(parameter) { m <- s[, , parameter]; dimnames(m) <- NULL; m }
  q <- list(lp = of("lp"), a = of("a"), b = exp(of("level") + of("c0") * log(min(runs$x))), c0 = of("c0"))
  for (i in seq_len(n)) {
    q[[paste0("c", i)]] <- of(sprintf("c[%d]", i))
    q[[paste0("d", i)]] <- 10^of(sprintf("log10_d[%d]", i))
    q[[paste0("f", i)]] <- of(sprintf("f[%d]", i))
  }
  q$sigma <- of("sigma")
  if (length(shape)) q[[shape]] <- of("shape[1]")
  q
}

# The law beyond the runs, at multiples of the largest scale; x^(1/f) in logs.
forecasts <- function(q) {
  times <- c(1.5, 3, 10)
  values <- lapply(times, function(k) {
    u <- log(k * max(runs$x))
    h <- log(q$b) - q$c0 * u
    for (i in seq_len(n)) {
      f <- q[[paste0("f", i)]]
      into <- (u - log(q[[paste0("d", i)]])) / f
      h <- h - q[[paste0("c", i)]] * f * (pmax(into, 0) + log1p(exp(-abs(into))))
    }
    q$a + exp(h)
  })
  setNames(values, paste0("mu_", times, "x"))
}

set.seed(case$random_seed)
model <- compiled()
seconds <- system.time(fit <- sampling(model, data = data, chains = chains, iter = warmup + draws,
  warmup = warmup, seed = case$random_seed, cores = 1, refresh = 0, init = lapply(seq_len(chains), start),
  control = list(adapt_delta = 0.99, max_treedepth = 12, metric = "dense_e")))

columns <- as_columns(fit)
quantities <- Filter(function(m) sd(m) > 0, c(columns, forecasts(columns)))
probabilities <- c(q05 = 0.05, q25 = 0.25, q50 = 0.5, q75 = 0.75, q95 = 0.95)
rows <- lapply(names(quantities), function(v) {
  q <- quantile(quantities[[v]], probabilities, names = FALSE)
  e <- mcse_quantile(quantities[[v]], probabilities, names = FALSE)
  data.frame(quantity = v, as.list(setNames(signif(q, 10), names(probabilities))),
             as.list(setNames(signif(e, 4), paste0("mcse_", names(probabilities)))))
})
write.csv(do.call(rbind, rows), file.path(folder, "reference.csv"), row.names = FALSE, quote = FALSE)

chosen <- round(seq(1, chains * draws, length.out = points))
text <- vapply(columns, function(m) sprintf("%.17g", m[chosen]), character(points))
write.csv(text, file.path(folder, "density.csv"), row.names = FALSE, quote = FALSE)

steps <- do.call(rbind, get_sampler_params(fit, inc_warmup = FALSE))
worst <- function(of, pick) pick(vapply(quantities, of, 0))
write_json(list(
  engine = paste("rstan", packageVersion("rstan")), chains = chains, warmup = warmup, draws = draws,
  adapt_delta = 0.99, metric = "dense_e", random_seed = case$random_seed,
  max_rhat = signif(worst(rhat, max), 6), min_ess_bulk = round(worst(ess_bulk, min)),
  min_ess_tail = round(worst(ess_tail, min)), divergences = sum(steps[, "divergent__"]),
  tree_depth_hits = sum(steps[, "treedepth__"] >= 12), min_ebfmi = signif(min(get_bfmi(fit)), 3),
  seconds = round(seconds[["elapsed"]])),
  file.path(folder, "reference.json"), auto_unbox = TRUE, digits = 8, pretty = TRUE)
cat(name, readLines(file.path(folder, "reference.json")), "\n")
