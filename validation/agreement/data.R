# Rscript data.R: makes cases/CASE/data.csv from the laws in cases.json. 15 scales, three seeds at
# each; six digits, so that every machine reads the same runs.
suppressMessages(library(jsonlite))
here <- dirname(normalizePath(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])))

value_at <- function(x, k) {
  power <- k$b * x^-k$c0
  for (i in seq_along(k$c)) power <- power * (1 + (x / k$d[i])^(1 / k$f[i]))^(-k$c[i] * k$f[i])
  k$a + power
}

runs_at <- function(x, noise, k) {
  n <- length(x)
  deviate <- if (noise == "student-t") rt(n, k$nu) else rnorm(n)
  sigma <- k$sigma
  if (noise == "heteroscedastic") sigma <- sigma * exp(k$sigma_slope * (log(x) - mean(log(range(x)))))
  if (noise == "additive") value_at(x, k) + sigma * deviate else value_at(x, k) * exp(sigma * deviate)
}

cases <- fromJSON(file.path(here, "cases.json"))
for (name in names(cases)) {
  case <- cases[[name]]
  set.seed(case$random_seed, kind = "Mersenne-Twister", normal.kind = "Inversion")
  x <- signif(10^seq(case$decades[1], case$decades[2], length.out = 15), 3)
  runs <- data.frame(x = rep(x, each = 3), seed = rep(1:3, times = 15))
  y <- runs_at(runs$x, case$noise, case$law)
  runs$y <- signif(if (is.null(case$ceiling)) y else case$ceiling - y, 6)
  folder <- file.path(here, "cases", name)
  dir.create(folder, recursive = TRUE, showWarnings = FALSE)
  write.csv(runs, file.path(folder, "data.csv"), row.names = FALSE, quote = FALSE)
}
