// Broken power law with n breaks in a window, runs that scatter in one of four ways, and priors that
// come as data. It knows nothing of Foreshock's coordinates: parameters are the quantities that the
// priors are stated for (but for the root of a limit's share), and Stan's own transforms do the rest.
functions {
  // The families of a prior file, by number; see references.R.
  real prior_lpdf(real v, int family, vector argument) {
    if (family == 1) return normal_lpdf(v | argument[1], argument[2]);
    if (family == 2) return lognormal_lpdf(v | argument[1], argument[2]);
    if (family == 3) return student_t_lpdf(v | argument[1], argument[2], argument[3]);
    if (family == 4) return log(2) + normal_lpdf(v | 0, argument[1]); // half_normal
    if (family == 5) return beta_lpdf(v | argument[1], argument[2]);
    if (family == 6) return gamma_lpdf(v | argument[1], argument[2]);
    reject("unknown family ", family);
    return 0;
  }
}
data {
  int<lower=1> K;
  vector[K] u; // ln of the scales, ascending
  int<lower=1> N;
  int<lower=1, upper=K> at[N]; // the scale of each run
  vector[N] response; // ln y, or y with additive noise
  int<lower=0> n;
  int<lower=1, upper=4> noise; // 1 lognormal, 2 student-t, 3 heteroscedastic, 4 additive
  int<lower=0, upper=2> limit_is; // 0 nothing, 1 a share of the law at the largest scale, 2 a itself
  real root_lower;
  real root_upper;
  real shape_lower;
  vector[2] window; // of log10 d, over which places are uniform
  int<lower=1, upper=6> family[7]; // level, c0, c, f, limit, sigma, shape
  vector[3] argument[7];
}
transformed data {
  vector[K] from_middle = u - 0.5 * (u[1] + u[K]);
  int shapes = noise == 2 || noise == 3;
  int limits = limit_is > 0;
  real width = window[2] - window[1];
}
parameters {
  real level;
  real c0;
  vector[n] c;
  vector<lower=0>[n] f;
  simplex[n + 1] gap; // shares of the window left of, between and right of the breaks
  vector<lower=root_lower, upper=root_upper>[limits] root; // of the share, or a itself
  real<lower=0> sigma;
  vector<lower=shape_lower>[shapes] shape;
}
transformed parameters {
  vector[n] log10_d = window[1] + width * head(cumulative_sum(gap), n);
  real limit = limits ? (limit_is == 1 ? square(root[1]) : root[1]) : 0;
  real a;
  real lp; // ln prior + ln likelihood, as a density of the quantities that the priors are stated for
  {
    vector[K] h = level - c0 * (u - u[1]); // ln of the falling part of the law
    vector[K] centre;
    for (i in 1:n) h -= c[i] * f[i] * log1p_exp((u - log10_d[i] * log(10)) / f[i]);
    a = limit_is == 1 ? limit / (1 - limit) * exp(h[K]) : limit;
    centre = a + exp(h);
    if (noise != 4) centre = log(centre);

    lp = prior_lpdf(level | family[1], argument[1]) + prior_lpdf(c0 | family[2], argument[2])
         + prior_lpdf(sigma | family[6], argument[6]);
    if (limits) lp += prior_lpdf(limit | family[5], argument[5]);
    for (i in 1:n)
      lp += prior_lpdf(c[i] | family[3], argument[3]) + prior_lpdf(f[i] | family[4], argument[4]);
    lp += lgamma(n + 1) - n * log(width);
    if (shapes) lp += prior_lpdf(shape[1] | family[7], argument[7]);

    if (noise == 2)
      lp += student_t_lpdf(response | shape[1], centre[at], sigma);
    else if (noise == 3)
      lp += normal_lpdf(response | centre[at], sigma * exp(shape[1] * from_middle[at]));
    else
      lp += normal_lpdf(response | centre[at], sigma);
  }
}
model {
  target += lp + n * log(width); // from shares of the window to places in it
  if (limit_is == 1) target += log(2 * root[1]); // from the root of the share to the share
}
