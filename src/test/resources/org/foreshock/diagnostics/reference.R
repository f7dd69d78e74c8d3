# Reference values for the tests of org.foreshock.diagnostics. From this folder:
#
#   Rscript reference.R          writes reference.csv from the stored draws
#   Rscript reference.R draws    draws them anew first
#
# Draws: one file a set, a row a draw, a column a chain, 8 significant digits.
suppressMessages(library(posterior))

chains <- 4
ar1 <- function(n, rho) stats::filter(rnorm(n, sd = sqrt(1 - rho^2)), rho, "recursive", rnorm(1))
by_chain <- function(draw_chain) sapply(seq_len(chains), function(k) as.numeric(draw_chain(k)))
write_draws <- function(name, x)
  write.table(apply(x, 2, formatC, digits = 8, format = "g", width = 1), paste0(name, ".draws.csv"), sep = ",",
              quote = FALSE, row.names = FALSE, col.names = FALSE)
draw_all <- function() {
  RNGversion("4.0.0")
  set.seed(20210601)
  write_draws("mixed", by_chain(function(k) rnorm(200)))
  write_draws("correlated", by_chain(function(k) 3 + ar1(250, 0.95)))
  write_draws("antithetic", by_chain(function(k) ar1(250, -0.6)))
  write_draws("shifted", by_chain(function(k) rnorm(150) + (k == 3)))
  write_draws("wider", by_chain(function(k) rnorm(150, sd = if (k == 2) 3 else 1)))
  write_draws("drifting", by_chain(function(k) ar1(200, 0.5) + (1:200) / 100))
  write_draws("cauchy", by_chain(function(k) rcauchy(200)))
  write_draws("lognormal", by_chain(function(k) exp(2 * ar1(200, 0.3) + 20)))
  write_draws("discrete", by_chain(function(k) round(2 * ar1(150, 0.6)) + 3))
  write_draws("binary", by_chain(function(k) as.numeric(ar1(150, 0.5) > 1)))
  write_draws("odd", by_chain(function(k) ar1(151, 0.3)))
  write_draws("tiny", by_chain(function(k) rnorm(7)))
  write_draws("single", matrix(ar1(200, 0.5)))
  write_draws("constant", matrix(0.1, 100, chains))
  write_draws("stuck", by_chain(function(k) rep(k, 100)))
  x <- by_chain(function(k) ar1(100, 0.3))
  x[17, 2] <- Inf
  x[c(3, 60), 4] <- -Inf
  write_draws("infinite", x)
  x[17, 2] <- NaN
  write_draws("missing", x)
}
if ("draws" %in% commandArgs(TRUE)) draw_all()

# What R answers with an error, or with NA, is NaN here. Where chains do not move at all, rounding
# leaves R a trace of variance within them, and R-hat is a huge number in place of infinity.
answer <- function(expression) {
  value <- tryCatch(suppressWarnings(as.numeric(expression)), error = function(e) NaN)
  if (length(value) != 1 || is.na(value)) "NaN"
  else if (abs(value) > 1e14) if (value > 0) "Infinity" else "-Infinity"
  else formatC(value, digits = 15, format = "g", width = 1)
}
# rstan's get_bfmi wants a fit: this is its formula.
bfmi <- function(e) (sum(diff(e)^2) / length(e)) / stats::var(e)

reference <- function(name) {
  x <- as.matrix(read.csv(paste0(name, ".draws.csv"), header = FALSE))
  dimnames(x) <- NULL
  values <- list(
    rHat = answer(rhat(x)), essBulk = answer(ess_bulk(x)), essTail = answer(ess_tail(x)),
    essMean = answer(ess_mean(x)), mcseMean = answer(mcse_mean(x)),
    sd = answer(stats::sd(x)), eBfmi = answer(bfmi(x[, 1])))
  if (all(is.finite(x))) values$mean <- answer(mean(x))
  for (p in c(0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.95, 1)) {
    values[[paste0("quantile ", p)]] <- answer(quantile(x, p))
    values[[paste0("essQuantile ", p)]] <- answer(ess_quantile(x, p))
    values[[paste0("mcseQuantile ", p)]] <- answer(mcse_quantile(x, p))
  }
  data.frame(set = name, quantity = names(values), value = unlist(values))
}
names <- sub("\\.draws\\.csv$", "", sort(Sys.glob("*.draws.csv"), method = "radix"))
rows <- do.call(rbind, lapply(names, reference))
out <- file("reference.csv", "wb")
writeLines(sprintf("# %s, posterior %s; written by reference.R", R.version.string,
                   packageVersion("posterior")), out)
write.table(rows, out, sep = ",", quote = FALSE, row.names = FALSE)
close(out)
